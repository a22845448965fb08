"""The look can be read by everybody: by old eyes, colour-blind eyes and from the last row."""

import json
import tomllib
from itertools import combinations, product

import numpy as np
import plotly.graph_objects as go
import pytest

from gbo_core.words import translations
from pages.charts.look import template
from web.look import DARK, LIGHT, Palette, css_variables
from web.look.theme import CONFIG, theme_section, with_theme
from web.look.words import own_words, words_css

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
BACKGROUNDS = ("paper", "surface", "sand")

# Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color
# vision deficiency", IEEE TVCG 15(6), table 1, severity 1.0: factors for linear RGB.
EYES = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}


@THEMES
@pytest.mark.parametrize(("text", "background"), [*product(("ink", "muted"), BACKGROUNDS)])
def test_running_text_has_the_highest_contrast(
    palette: Palette, text: str, background: str
) -> None:
    assert contrast(getattr(palette, text), getattr(palette, background)) >= 7


@THEMES
@pytest.mark.parametrize(
    ("text", "background"),
    [
        *product(("primary", "accent", "good", "careful", "wrong"), BACKGROUNDS),
        *((name, f"{name}_soft") for name in ("primary", "accent", "good", "careful", "wrong")),
        *product(("ink",), ("primary_soft", "accent_soft", "good_soft", "careful_soft")),
        ("ink", "wrong_soft"),
        ("on_primary", "primary"),
        ("on_accent", "accent"),
    ],
)
def test_coloured_text_can_be_read(palette: Palette, text: str, background: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, background)) >= 4.5


@THEMES
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_the_small_print_of_streamlit_can_be_read(palette: Palette, background: str) -> None:
    """Streamlit writes captions in the text colour at 60 %."""
    behind = getattr(palette, background)
    assert contrast(mixed(palette.ink, behind, 0.6), behind) >= 4.5


@THEMES
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_fields_and_buttons_stand_out(palette: Palette, background: str) -> None:
    assert contrast(palette.border, getattr(palette, background)) >= 3


@THEMES
def test_every_colour_of_a_chart_stands_out_from_the_paper(palette: Palette) -> None:
    assert [c for c in palette.categorical if contrast(c, palette.paper) < 3] == []


@THEMES
@pytest.mark.parametrize("eye", EYES)
def test_colour_blind_eyes_tell_the_colours_of_a_chart_apart(palette: Palette, eye: str) -> None:
    """A distance of 0.02 in Oklab is just visible side by side; we ask four times that."""
    alike = [
        (one, other)
        for one, other in combinations(palette.categorical, 2)
        if np.linalg.norm(seen(one, EYES[eye]) - seen(other, EYES[eye])) < 0.08
    ]
    assert alike == []


@THEMES
def test_more_is_always_darker_or_always_lighter(palette: Palette) -> None:
    steps = np.diff([luminance(colour) for colour in palette.sequential])
    assert len(palette.sequential) == len(palette.diverging) == 10
    assert (steps < 0).all() or (steps > 0).all()


def test_streamlit_has_the_colours_of_the_look() -> None:
    written = CONFIG.read_text("utf-8")
    assert written == with_theme(written), 'run "make theme"'
    assert tomllib.loads(theme_section())["theme"]["light"]["primaryColor"] == LIGHT.primary


def test_a_new_theme_leaves_the_other_settings_alone() -> None:
    before = "[server]\nheadless = true\n"
    assert tomllib.loads(with_theme(before))["server"] == {"headless": True}
    assert with_theme(with_theme(before)) == with_theme(before)


def test_the_stylesheet_names_every_colour_in_both_themes() -> None:
    light, dark = css_variables().split("@media")
    assert f"--primary-soft:{LIGHT.primary_soft};" in light
    assert f"--primary-soft:{DARK.primary_soft};" in dark
    assert len(css_variables().encode()) < 2000


@pytest.mark.parametrize("dark", [False, True])
def test_a_chart_on_the_beamer_has_letters_twice_as_large(*, dark: bool) -> None:
    screen, beamer = (template(dark=dark, beamer=beamer) for beamer in (False, True))
    assert beamer.layout.font.size == 2 * screen.layout.font.size
    assert (
        go.Figure(layout={"template": beamer}).layout.template.layout.paper_bgcolor
        == (DARK if dark else LIGHT).paper
    )


def channels(colour: str) -> np.ndarray:
    """The linear RGB of a `#rrggbb`, 0 to 1 (IEC 61966-2-1)."""
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(channels(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(front: str, back: str, share: float) -> str:
    pairs = ((int(front[i : i + 2], 16), int(back[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def seen(colour: str, eye: np.ndarray) -> np.ndarray:
    """The place of a colour in Oklab (Ottosson 2020) as that eye sees it."""
    to_cones = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    to_lab = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    return to_lab @ np.cbrt(to_cones @ np.clip(eye @ channels(colour), 0, 1))


def test_streamlits_own_words_are_in_every_language() -> None:
    assert json.loads(own_words("nl"))["Close"] == "Sluit"
    for code in ("fr", "en"):
        said = json.loads(own_words(code))
        assert said["Upload"] == translations(code).gettext("Kies een bestand")
        assert said["Remove "].endswith(" ")
        assert f':root:lang({code}) [data-testid="stFileUploader"]' in words_css()
