"""The look for Streamlit: the theme section of `.streamlit/config.toml`."""

import json
from pathlib import Path
from typing import Final, TypeAlias

from web.look.tokens import DARK, FONT, FONT_FILES, LIGHT, RADIUS, SCREEN_TEXT, Palette

CONFIG: Final = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
MARK: Final = '# Everything below comes from web/look/: change it there and run "make theme".\n'

Value: TypeAlias = str | int | bool | tuple[str, ...] | tuple[int, ...]


def theme_section() -> str:
    """Return the `[theme]` tables as TOML text."""
    tables = [
        _table("[theme]", _shape()),
        *(_table("[[theme.fontFaces]]", face) for face in _font_faces()),
        _table("[theme.light]", _colours(LIGHT)),
        _table("[theme.light.sidebar]", _sidebar(LIGHT)),
        _table("[theme.dark]", _colours(DARK)),
        _table("[theme.dark.sidebar]", _sidebar(DARK)),
    ]
    return "\n".join(tables)


def with_theme(config: str) -> str:
    """Return a configuration with our theme instead of whatever stood below the mark."""
    return config.partition(MARK)[0].rstrip() + "\n\n" + MARK + theme_section()


def _shape() -> dict[str, Value]:
    return {
        "font": f"'{FONT}', sans-serif",
        "baseFontSize": SCREEN_TEXT,
        "headingFontSizes": ("2.1rem", "1.3rem", "1.15rem", "1rem", "1rem", "1rem"),
        "headingFontWeights": (700, 600, 600, 600, 600, 600),
        "baseRadius": RADIUS,
        "linkUnderline": True,
        "showWidgetBorder": True,
        "paddingTop": "1.5rem",
        "paddingBottom": "4rem",
    }


def _font_faces() -> list[dict[str, Value]]:
    return [
        {
            "family": FONT,
            "url": f"/assets/fonts/{file}",
            "weight": "200 800",
            "style": "normal",
            "unicodeRange": characters,
        }
        for file, characters in FONT_FILES
    ]


def _colours(palette: Palette) -> dict[str, Value]:
    named = {
        "red": (palette.wrong, palette.wrong_soft),
        "orange": (palette.accent, palette.accent_soft),
        "yellow": (palette.careful, palette.careful_soft),
        "green": (palette.good, palette.good_soft),
        "blue": (palette.primary, palette.primary_soft),
        "violet": (palette.primary, palette.primary_soft),
        "gray": (palette.muted, palette.sand),
    }
    return {
        "primaryColor": palette.primary,
        "backgroundColor": palette.paper,
        "secondaryBackgroundColor": palette.surface,
        "textColor": palette.ink,
        "linkColor": palette.primary,
        "borderColor": palette.border,
        "dataframeBorderColor": palette.line,
        "dataframeHeaderBackgroundColor": palette.sand,
        "dataframeHeaderTextColor": palette.muted,
        "codeTextColor": palette.ink,
        "codeBackgroundColor": palette.sand,
        **{f"{name}Color": colour for name, (colour, _) in named.items()},
        **{f"{name}TextColor": colour for name, (colour, _) in named.items()},
        **{f"{name}BackgroundColor": soft for name, (_, soft) in named.items()},
        "chartCategoricalColors": palette.categorical,
        "chartSequentialColors": palette.sequential,
        "chartDivergingColors": palette.diverging,
    }


def _sidebar(palette: Palette) -> dict[str, Value]:
    return {
        "backgroundColor": palette.sand,
        "secondaryBackgroundColor": palette.surface,
        "borderColor": palette.border,
    }


def _table(header: str, values: dict[str, Value]) -> str:
    # Strings, numbers, booleans and lists are written alike in JSON and in TOML.
    lines = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    return "\n".join([header, *lines, ""])
