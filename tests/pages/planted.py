"""The sample with something nasty in every text that people can type."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from gbo_core.exchange.archive import bring_in
from gbo_core.exchange.archive.contents import Contents
from gbo_core.exchange.sample import sample
from gbo_core.model import Note, Record
from gbo_core.store import Store

# A link, bold letters, HTML, an address that becomes a link by itself; short, as names are.
NASTY = "[k](http://e.io)**v**<i>h</i> www.e.io"

R = TypeVar("R", bound=Record)


def plant(store: Store, facilitator: str, most: int = 0) -> str:
    """A copy of the sample, planted full; its id. `most`: so many records of a concept, or all.

    What may be chosen from a few is drawn in another way than what may be chosen from many.
    """
    return bring_in.put_in(store, _planted(_few(sample(), most)), facilitator)


def _few(whole: Contents, most: int) -> Contents:
    if not most:
        return whole
    few = {c: of if c == Note.concept else of[:most] for c, of in whole.records.items()}
    return replace(whole, records=few)


def _planted(whole: Contents) -> Contents:
    return replace(
        whole,
        records={concept: list(map(_record, of)) for concept, of in whole.records.items()},
        rounds=[
            replace(
                asked,
                question=NASTY + asked.question,
                made_by=NASTY,
                items=tuple(replace(item, label=NASTY + item.label) for item in asked.items),
            )
            for asked in whole.rounds
        ],
        participants=[replace(who, name=NASTY) for who in whole.participants],
        figures={
            series: [figure._replace(name=NASTY + figure.name) for figure in of]
            for series, of in whole.figures.items()
        },
    )


def _record(record: R) -> R:
    planted: dict[str, Any] = {
        name: _text(getattr(record, name), spec.longest, spec.one_line)
        for name, spec in record.typed().items()
        if spec.kind == "text" and getattr(record, name)
    }
    return replace(record, set_by=NASTY, **planted)


def _text(text: str, longest: int, one_line: bool) -> str:
    lines = [text] if one_line else text.splitlines()
    return "\n".join(_lines(lines))[:longest] if longest >= len(NASTY) else text


def _lines(lines: Iterable[str]) -> Iterable[str]:
    return (NASTY + line if line.strip() else line for line in lines)
