"""Colours, letters and spaces: the one place where the look of all three faces is decided.

Warm paper, deep petrol ink, a terracotta accent. The tests hold every pair of text and
background to a contrast of at least 4.5, and the colours of charts apart for colour-blind eyes.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as `#rrggbb`.

    Text colours (`ink`, `muted`, `primary`, `accent`, `good`, `careful`, `wrong`) may stand on
    `paper`, `surface` and `sand`, and each of the last three also on its own `_soft` background;
    `on_primary` and `on_accent` stand on the colour that they name.
    """

    paper: str
    surface: str
    sand: str
    line: str
    border: str
    ink: str
    muted: str
    primary: str
    on_primary: str
    primary_soft: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    careful: str
    careful_soft: str
    wrong: str
    wrong_soft: str
    categorical: tuple[str, ...]
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]


LIGHT: Final = Palette(
    paper="#fbf7f0",
    surface="#ffffff",
    sand="#f3ebdf",
    line="#e0d6c6",
    border="#8f8577",
    ink="#0c171b",
    muted="#3f4d52",
    primary="#0b5563",
    on_primary="#ffffff",
    primary_soft="#dcebec",
    accent="#a3421d",
    on_accent="#ffffff",
    accent_soft="#f8e3d8",
    good="#2a5f35",
    good_soft="#e0eedd",
    careful="#774b00",
    careful_soft="#fbeccb",
    wrong="#9c2430",
    wrong_soft="#fbe3e2",
    categorical=("#0b5563", "#c0562f", "#684d07", "#4060b8", "#ab74a1", "#283b10"),
    sequential=(
        *("#e8f0ec", "#cdd9d7", "#b3c2c2", "#99acae", "#80979a"),
        *("#688186", "#506d73", "#395961", "#21464e", "#06333d"),
    ),
    diverging=(
        *("#8a2f0e", "#a65b41", "#c1856f", "#dbb09d", "#f3dccd"),
        *("#cfe3e5", "#9ebac0", "#6f939b", "#416e78", "#0b4a57"),
    ),
)

DARK: Final = Palette(
    paper="#10211f",
    surface="#182c2b",
    sand="#1f3634",
    line="#33504d",
    border="#7f9c98",
    ink="#f4eee4",
    muted="#c3cecb",
    primary="#7cc7d0",
    on_primary="#06191c",
    primary_soft="#1d4046",
    accent="#f0a184",
    on_accent="#2a0f04",
    accent_soft="#4a2a1e",
    good="#9bd6a2",
    good_soft="#1f4028",
    careful="#efc877",
    careful_soft="#443411",
    wrong="#f6aaa8",
    wrong_soft="#4d2226",
    categorical=("#7cc7d0", "#f0a184", "#f4d87d", "#75a5f7", "#9a5fb5", "#688f70"),
    sequential=(
        *("#1d4046", "#315258", "#46656a", "#5b787c", "#708c90"),
        *("#86a0a3", "#9db5b7", "#b4cacc", "#cbe0e1", "#e3f6f6"),
    ),
    diverging=(
        *("#f5b499", "#cc927a", "#a4715d", "#7e5240", "#5a3526"),
        *("#1f4a50", "#3c6c73", "#5a9198", "#79b7be", "#9adfe6"),
    ),
)

FONT: Final = "Atkinson Hyperlegible Next"
# Phones use the letters that they have: a font file would weigh more than the whole ballot.
SYSTEM_FONTS: Final = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_LATIN: Final = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
_LATIN_EXTENDED: Final = (
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,"
    "U+A720-A7FF"
)
# File in web/static/fonts and the characters in it: one variable font, weights 200 to 800.
FONT_FILES: Final = (
    ("atkinson-hyperlegible-next-latin-wght-normal.woff2", _LATIN),
    ("atkinson-hyperlegible-next-latin-ext-wght-normal.woff2", _LATIN_EXTENDED),
)

# Pixels. Beamer letters are read from ten metres: about twice the screen's.
SCREEN_TEXT: Final = 17
BEAMER_TEXT: Final = 30
RADIUS: Final = "0.6rem"
SPACES: Final = ("0.25rem", "0.5rem", "1rem", "1.5rem", "2.5rem", "4rem")
