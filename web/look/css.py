"""The look for the pages that we render ourselves: CSS custom properties."""

from dataclasses import fields

from web.look.tokens import DARK, LIGHT, RADIUS, SPACES, SYSTEM_FONTS, Palette
from web.look.words import words_css


def css_variables() -> str:
    """Return a stylesheet that defines the look, light and dark as the device prefers.

    Colours are named as in `Palette` (`--primary-soft`), spaces `--space-1` (small) upwards,
    and `--font`, `--radius`. The colours of charts are left out: phones draw none.
    """
    spaces = {f"space-{step}": size for step, size in enumerate(SPACES, start=1)}
    shared = {"font": SYSTEM_FONTS, "radius": RADIUS, **spaces}
    light = _declarations(_colours(LIGHT) | shared)
    dark = _declarations(_colours(DARK))
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )


def screens_css() -> str:
    """Return what Streamlit's theme cannot say: the text on filled buttons, tags and ticks.

    Streamlit always writes white there, which is unreadable on the light primary colour of the
    dark theme. It does tell the browser which theme is on, so `light-dark()` follows; a dialog
    stands outside the element that says so, and follows the device. What a file uploader adds
    about sizes, and a field about the Enter key, is English.
    """
    text = f"light-dark({LIGHT.on_primary},{DARK.on_primary})"
    return (
        (
            ":root{color-scheme:light dark}\n"
            '[data-testid="InputInstructions"]{display:none}\n'
            '[data-testid="stFileUploaderDropzone"] [data-testid$="Instructions"]{display:none}\n'
            f'[data-testid^="stBaseButton-primary"]:not(:disabled){{color:{text}}}\n'
            f'[data-testid="stMultiSelect"] [data-testid="stMultiSelectTag"]{{color:{text}}}\n'
            f'[data-testid="stCheckbox"] svg polyline{{stroke:{text}}}\n'
        )
        + _grid()
        + words_css()
        + _undo()
        + _LED
        + _toast()
        + _decisions()
        + _fetch(text)
        + _away()
        + _wall()
        + _tables()
        + _BEAMER
        + _beamer_charts()
    )


def _grid() -> str:
    """A grid to type in offers to search and to grow; its columns stay, and files have a screen."""
    hidden = ("Show/hide columns", "Download as CSV")
    button = '[data-testid="stElementToolbarButton"]'
    return "".join(f'{button}:has([aria-label^="{each}"]){{display:none}}\n' for each in hidden)


def _both(name: str) -> str:
    return f"light-dark({getattr(LIGHT, name)},{getattr(DARK, name)})"


def _fetch(text: str) -> str:
    """The link to a file that is ready looks like the button that had it made."""
    primary = _both("primary")
    return (
        f"a.fetch{{display:inline-block;padding:.5rem 1rem;border-radius:{RADIUS};"
        f"background:{primary};color:{text};text-decoration:none;font-size:.9rem}}\n"
        f"a.fetch:focus-visible{{outline:3px solid {primary};outline-offset:2px}}\n"
    )


def _undo() -> str:
    """The offer to undo stays in sight wherever one scrolled.

    It lies in a band of paper up to the edge, or on a phone up to Streamlit's own bar with the
    button of the menu: nothing looks out above it, and what gets the focus stops below it.

    Its two buttons stay on the first line; of a sentence with a long name the beginning is shown.
    """
    said = '.st-key-undo>:has(>[data-testid="stMarkdown"])'
    band = '[data-testid="stLayoutWrapper"]:has(>.st-key-undo)'
    return (
        f"{band}{{position:sticky;top:3.7rem;z-index:9;padding:.4rem 0;"
        f"background:{_both('paper')}}}\n"
        '[data-testid="stMain"]:has(.st-key-undo){scroll-padding-top:11rem}\n'
        f".st-key-undo{{background:{_both('surface')};border:1px solid {_both('line')};"
        f"border-radius:{RADIUS};padding:.25rem .75rem;row-gap:0}}\n"
        ".st-key-undo_close{margin-left:auto}\n"
        ".st-key-undo_close button{min-width:2.75rem}\n"
        f"{said} p{{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;"
        "overflow:hidden}\n"
        f"{said}{{order:1;flex:1 1 100%!important}}\n"
        f"@media (min-width:40rem){{{band}{{top:0;z-index:999991}}"
        '[data-testid="stMain"]:has(.st-key-undo){scroll-padding-top:5rem}'
        ".st-key-undo.st-key-undo{flex-wrap:nowrap}"
        f"{said}{{order:0;flex-basis:auto!important;min-width:0!important}}}}\n"
    )


def _decisions() -> str:
    """The buttons below the decisions stay in sight, and no field hides behind them."""
    return (
        '[data-testid="stLayoutWrapper"]:has(>.st-key-decide_bar){position:sticky;bottom:0;'
        f"z-index:9;background:{_both('paper')}}}\n"
        f".st-key-decide_bar{{background:{_both('surface')};border:1px solid {_both('line')};"
        f"border-radius:{RADIUS};padding:.25rem .75rem}}\n"
        ".st-key-decide_bar p{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}\n"
        '[class*="st-key-faults_"]{scroll-margin:5rem 0 8rem}\n'
        ".st-key-decisions :is(button,input,label){scroll-margin:5rem 0 8rem}\n"
        ":root:has(.st-key-decide_bar) "
        '[data-testid="stToastContainer"]{bottom:5rem!important}\n'
    )


def _toast() -> str:
    """What was just done is said at the bottom, whole, and covers no way to undo it."""
    return (
        '[data-testid="stToastContainer"]{top:auto!important;bottom:1rem!important;'
        "left:auto!important;max-width:100vw}\n"
        ':root[data-away] [data-testid="stToastContainer"]{bottom:5rem!important}\n'
        '[data-testid="stToast"]{max-width:calc(100vw - 2rem)}\n'
        '[data-testid="stToastText"]{-webkit-line-clamp:none!important}\n'
        '[data-testid="stToastViewButton"]{display:none!important}\n'
    )


def _away() -> str:
    """What is said while the server is away, small and below what one looks at.

    Streamlit's own words of it are hidden. A window of ours holds blocks, and stays.
    """
    return (
        ':root[data-away] [role="dialog"]:not(:has([data-testid="stVerticalBlock"])),'
        ':root[data-away] [data-testid="stDialog"]:not(:has([data-testid="stVerticalBlock"])),'
        '[data-testid="stConnectionStatus"]{display:none!important}\n'
        "#away{position:fixed;left:50%;bottom:1rem;transform:translateX(-50%);z-index:1000001;"
        "max-width:calc(100vw - 2rem);padding:.5rem 1rem;font-size:max(1rem,1.1vw);"
        f"color:{_both('ink')};background:{_both('surface')};border:2px solid {_both('accent')};"
        f"border-radius:{RADIUS}}}\n"
    )


def _wall() -> str:
    """The wall of notes: columns that wrap, cards like paper on a board."""
    return (
        ".st-key-side_code p{font-size:1.3rem}\n"
        ".wall{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem}\n"
        f".wall section{{background:{_both('sand')};border-radius:{RADIUS};padding:.75rem}}\n"
        ".wall :is(h2,h3){margin:0 0 .5rem;padding:0;font-size:1.1rem}\n"
        ".wall :is(h2,h3):has(+small){margin-bottom:.1rem}\n"
        f".wall section>p{{margin:.5rem 0 0;color:{_both('muted')}}}\n"
        f".wall article{{background:{_both('surface')};border:1px solid {_both('line')};"
        f"border-left:4px solid {_both('accent')};border-radius:{RADIUS};"
        "padding:.5rem .75rem;margin-top:.5rem;overflow-wrap:anywhere}\n"
        ".wall article p{margin:0 0 .25rem}\n"
        f".wall small{{display:block;color:{_both('muted')}}}\n"
        f".wall footer{{font-weight:600;color:{_both('primary')}}}\n"
    )


# What leads from a finding to what it rests on stands in its line and makes it no higher.
_LED = """
[class*="st-key-led_"]{row-gap:0}
[class*="st-key-led_"] button{min-height:1.5rem;padding:0}
"""


def _tables() -> str:
    """Tables to read: lines between rows, numbers under each other, wide ones scroll by themselves.

    The caption is for who hears the table; who sees it has the heading above.
    """
    line, focus = _both("line"), _both("primary")
    return (
        ".read{overflow-x:auto;position:relative}\n"
        f".read:focus-visible{{outline:3px solid {focus};outline-offset:2px}}\n"
        ".read table{border-collapse:collapse;min-width:100%;margin:0;line-height:1.35}\n"
        ".read caption{position:absolute;width:1px;height:1px;overflow:hidden;"
        "clip-path:inset(50%);white-space:nowrap}\n"
        f".read :is(th,td){{padding:.4rem .75rem;border:0;border-bottom:1px solid {line};"
        "text-align:left;vertical-align:top;overflow-wrap:break-word;max-width:24rem}\n"
        f".read thead th{{background:{_both('sand')};color:{_both('muted')};font-weight:600;"
        "vertical-align:bottom}\n"
        ".read tbody th{font-weight:600;color:inherit}\n"
        ".read tbody th:not(.number){min-width:9rem}\n"
        ".read td:not(.number){min-width:6rem}\n"
        ".read .number{text-align:right;font-variant-numeric:tabular-nums}\n"
        ".read td.number{white-space:nowrap}\n"
    )


# On the beamer a rem follows the window, and everything there is measured in it, so that every
# projector shows the same picture. 17 pixels on 1920 by 1080; 9 at least, on a phone.
_BEAMER = """
:root:has(.st-key-beamer){font-size:max(9px,min(.8854vw,1.574vh))}
:is(.st-key-beamer,.st-key-panel) [data-stale]{opacity:1!important}
.stApp .st-key-beamer h1{font-size:4.07rem;line-height:1.15}
.stApp .st-key-beamer h2{font-size:2.7rem}
.stApp .st-key-beamer h3{font-size:2.15rem}
.stApp .st-key-beamer :is(p,li){font-size:1.7rem;line-height:1.4}
.stApp .st-key-result.st-key-result h1{font-size:2.6rem}
.stApp .st-key-beamer .st-key-long_question h1{font-size:2.9rem}
.stApp .st-key-beamer .st-key-talk p{font-size:1.9rem}
.stApp .st-key-legend.st-key-legend p{font-size:1.47rem;line-height:1.4}
.stApp .st-key-small_legend.st-key-small_legend p{font-size:1.2rem;line-height:1.4}
.stApp .st-key-beamer :is(.st-key-legend,.st-key-small_legend) p+p{margin-top:-.4em}
[data-testid="stMainBlockContainer"]:has(.st-key-beamer .st-key-journey){padding:3rem 5rem 0}
.st-key-beamer .st-key-journey{gap:0}
@media (min-width:75rem){.wall.of-1{grid-template-columns:1fr}
.wall.of-2{grid-template-columns:1fr 1fr}
.wall.of-3{grid-template-columns:repeat(3,1fr)}
.wall.of-4{grid-template-columns:repeat(4,1fr)}}
@media (min-width:50rem){.st-key-beamer .wall.of-1{grid-template-columns:1fr}
.st-key-beamer .wall.of-2{grid-template-columns:1fr 1fr}
.st-key-beamer .wall.of-3{grid-template-columns:repeat(3,1fr)}
.st-key-beamer .wall:is(.of-4,.fitted){grid-template-columns:repeat(4,1fr)}}
.stApp .st-key-beamer .wall h2{font-size:1.7rem}
.stApp .st-key-beamer .wall section>small{font-size:1.13rem;line-height:1.25}
.stApp .st-key-beamer .wall p{font-size:1.3rem;line-height:1.3}
.stApp .st-key-beamer .wall:not(.fitted){gap:.9rem}
.stApp .st-key-beamer .wall:not(.fitted) footer{font-size:1.13rem;line-height:1.3}
.stApp .st-key-beamer .wall:not(.fitted) section{padding:.68rem .9rem}
.stApp .st-key-beamer .wall:not(.fitted) article{padding:.45rem .68rem;margin-top:.45rem}
.stApp .st-key-beamer .wall.fitted{gap:.5em;font-size:calc(var(--letters)*1.13rem)}
.stApp .st-key-beamer .wall.fitted section{padding:.5em}
.stApp .st-key-beamer .wall.fitted .wide{grid-column:1/-1}
.stApp .st-key-beamer .wall.fitted :is(h2,p){font-size:1em;line-height:1.3;margin:0}
.stApp .st-key-beamer .wall.fitted section>p{margin-top:.4em}
.stApp .st-key-beamer .wall.fitted article{padding:.3em .6em;margin-top:.4em}
.stApp:has(.fitted) [data-testid="stHeader"]{background:none}
[data-testid="stMainBlockContainer"]:has(.fitted){padding:1.13rem 4.5rem 0}
[data-testid="stMainBlockContainer"]:has(.fitted) h1{padding:0}
.stApp .st-key-code.st-key-code h2{font-size:3.84rem;letter-spacing:.06em}
.stApp .st-key-result .st-key-code h2{padding:0}
"""


def _beamer_charts() -> str:
    """Charts are drawn for a beamer of 1920 by 1080; others show the same, larger or smaller.

    CSS has no other way yet to divide two lengths than by their angle. Streamlit measures the frame
    of a chart as it lies on the screen, so the frame keeps the large size, in a place that takes as
    much less or more room as the drawing in it.
    """
    place = '.st-key-beamer [data-testid="stElementContainer"]:has(.stPlotlyChart)'
    scale = "tan(atan2(1rem,17px))"
    back = f"calc(1/{scale})"
    full = f"calc(100%/{scale})"
    return (
        f"@supports (zoom:{scale}){{"
        f"{place}{{zoom:{scale};overflow:clip}}\n"
        f'{place} [data-testid="stFullScreenFrame"]{{zoom:{back};width:{full};height:{full}}}\n'
        f"{place} .js-plotly-plot{{zoom:{scale};overflow:visible!important}}}}\n"
    )


def _colours(palette: Palette) -> dict[str, str]:
    values = {field.name: getattr(palette, field.name) for field in fields(palette)}
    return {name.replace("_", "-"): one for name, one in values.items() if isinstance(one, str)}


def _declarations(values: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in values.items())
