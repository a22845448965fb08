"""What a benchmark prints: one table, and the machine that it ran on."""

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Row:
    """`asked` is the most that `measured` may be, in `unit`; None when nothing is asked of it."""

    what: str
    measured: float
    unit: str = "s"
    asked: float | None = None
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        asked = "–" if self.asked is None else f"≤ {number(self.asked)} {self.unit}"
        reached = "" if self.asked is None else ("ja" if self.measured <= self.asked else "NEE")
        return (self.what, asked, f"{number(self.measured)} {self.unit}", reached, self.note)


HEAD = ("Wat", "Gevraagd", "Gemeten", "Gehaald", "Erbij")


def show(title: str, rows: Iterable[Row]) -> None:
    """Print the table as Markdown, with the machine below it."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    print(f"\n### {title}\n")
    for place, line in enumerate(lines):
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print(f"| {' | '.join(padded)} |")
        if place == 0:
            print(f"|{'|'.join('-' * (width + 2) for width in widths)}|")
    print(f"\n{machine()}\n", flush=True)


def machine() -> str:
    """Cores, Python, system, and how busy the machine is: others may share it."""
    busy = " ".join(number(load) for load in os.getloadavg())
    python = platform.python_version()
    return (
        f"{os.cpu_count()} kernen ({_processor()}), Python {python}, {_system()}, "
        f"belasting (1, 5, 15 min) {busy}"
    )


def _processor() -> str:
    known = _lines("/proc/cpuinfo", ":").get("model name", "")
    return known or platform.processor() or platform.machine()


def _system() -> str:
    name = _lines("/etc/os-release", "=").get("PRETTY_NAME", "").strip('"')
    return name or platform.platform(terse=True)


def _lines(file: str, separator: str) -> dict[str, str]:
    path = Path(file)
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    pairs = (line.partition(separator) for line in lines)
    return {name.strip(): value.strip() for name, _, value in pairs}


def number(value: float) -> str:
    """As a person writes it: 0,183; 12,4; 1.040."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}".replace(",", ".")
    return f"{value:.3g}".replace(".", ",")


def p(values: Sequence[float], percent: int) -> float:
    """The percentile; of fewer than two values the value itself."""
    if len(values) < 2:
        return values[0] if values else float("nan")
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def spread(values: Sequence[float]) -> str:
    """Median, 95th percentile, the worst and how many, for beside a figure."""
    words = f"mediaan {number(median(values))}, p95 {number(p(values, 95))}"
    return f"{words}, hoogste {number(max(values))}, n = {len(values)}"
