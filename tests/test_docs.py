"""What the documentation says is true of the code: names, commands, links and files."""

import ast
import re
from pathlib import Path

import pytest

from gbo_core.__main__ import parser

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BUILT = ROOT / "docs" / "en" / "how-it-is-built.md"
DECISIONS = ROOT / "docs" / "decisions"
GUIDE = sorted((ROOT / "docs" / "gids").glob("*.md"))
PAGES = sorted(
    [README, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
)
CODE = [
    path
    for part in ("app.py", "gbo_core", "pages", "phone", "web", "Dockerfile")
    for path in ([ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*.py"))
]

SETTING = re.compile(r"\bGBO_[A-Z]+(?:_[A-Z]+)*\b")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"python -m gbo_core (?!\|)([a-z]+)")
OPTION = re.compile(r"(?<!\S)--(?!server\.)[a-z-]+")
TARGET = re.compile(r"\bmake ([a-z]+)\b")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
SLANTED = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
LARGEST_PICTURE = 200_000

by_name = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def text(page: Path) -> str:
    return page.read_text("utf-8")


def anchor(heading: str) -> str:
    """The name by which a heading can be linked to, as the usual viewers make it."""
    kept = re.sub(r"[^\w\s-]", "", heading.strip().lower())
    return re.sub(r"\s", "-", kept)


def anchors(page: Path) -> set[str]:
    return {anchor(line.lstrip("#")) for line in text(page).splitlines() if line.startswith("#")}


def commands() -> dict[str, set[str]]:
    """Every command of `python -m gbo_core` with its options, but for the help."""
    (choices,) = (action.choices for action in parser()._actions if action.choices)
    return {
        name: {option for action in command._actions for option in action.option_strings}
        - {"-h", "--help"}
        for name, command in choices.items()
    }


def test_every_setting_is_in_the_readme_and_every_one_there_exists() -> None:
    used = {name for path in CODE for name in SETTING.findall(text(path))}
    told = {name for page in PAGES for name in SETTING.findall(text(page))}
    assert set(SETTING.findall(text(README))) == used
    assert told <= used


def test_every_command_and_option_is_in_the_readme() -> None:
    known = commands()
    assert set(COMMAND.findall(text(README))) == set(known)
    told = set(OPTION.findall(text(README).replace("`", " "))) - {"--help"}
    assert told == {option for options in known.values() for option in options}


@by_name
def test_a_command_that_is_named_exists(page: Path) -> None:
    assert set(COMMAND.findall(text(page))) <= set(commands())


@by_name
def test_a_make_target_that_is_named_exists(page: Path) -> None:
    phony = re.search(r"^\.PHONY: (.+)$", text(ROOT / "Makefile"), re.MULTILINE)
    assert phony
    quoted = [*QUOTED.findall(text(page)), *FENCE.findall(text(page))]
    named = {target for code in quoted for target in TARGET.findall(code)}
    assert named <= set(phony[1].split())


@by_name
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for link in LINK.findall(FENCE.sub("", text(page))):
        target, _, part = link.partition("#")
        if ":" in target:
            continue
        found = (page.parent / target).resolve() if target else page
        if not found.exists() or (part and part not in anchors(found)):
            lost.append(link)
    assert lost == []


@by_name
def test_a_picture_says_in_words_what_it_shows_and_is_small(page: Path) -> None:
    pictures = PICTURE.findall(text(page))
    assert [picture for words, picture in pictures if not words] == []
    sizes = {picture: (page.parent / picture).stat().st_size for _, picture in pictures}
    assert {picture for picture, size in sizes.items() if size > LARGEST_PICTURE} == set()


@pytest.fixture(scope="module")
def said() -> str:
    """All texts in the program, in one."""
    files = [
        path
        for part in ("gbo_core", "pages", "phone", "web")
        for path in (ROOT / part).rglob("*.*")
        if path.suffix in {".py", ".html", ".toml"}
    ]
    return "\n".join(words for path in files for words in spoken(path)).casefold()


def spoken(path: Path) -> list[str]:
    """The texts of a script, joined as Python joins them; any other file as it is."""
    if path.suffix != ".py":
        return [text(path)]
    nodes = (n.value for n in ast.walk(ast.parse(text(path))) if isinstance(n, ast.Constant))
    return [value for value in nodes if isinstance(value, str)]


@pytest.mark.parametrize("page", [README, *GUIDE], ids=lambda page: page.stem)
def test_what_a_screen_is_said_to_say_is_said(page: Path, said: str) -> None:
    """In the guide, slanted words are words of the program."""
    slanted = (" ".join(words.split()) for words in SLANTED.findall(FENCE.sub("", text(page))))
    assert [words for words in slanted if words.casefold() not in said] == []


def test_every_picture_is_used() -> None:
    shown = {
        (page.parent / link).resolve() for page in PAGES for _, link in PICTURE.findall(text(page))
    }
    assert set((ROOT / "docs" / "beelden").glob("*.png")) - shown == set()


def test_every_page_of_the_guide_is_in_its_contents() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link).resolve() for link in LINK.findall(text(index))}
    assert set(GUIDE) - linked == set()


def test_every_decision_is_in_their_contents() -> None:
    index = DECISIONS / "README.md"
    linked = {(DECISIONS / link).resolve() for link in LINK.findall(text(index))}
    assert set(DECISIONS.glob("*.md")) - {index} == linked


@pytest.mark.parametrize(
    "page", [BUILT, *sorted(DECISIONS.glob("*.md"))], ids=lambda page: page.stem
)
def test_every_file_that_is_named_exists(page: Path) -> None:
    """Whatever is quoted with a slash, or ends as our files do, stands in the project."""
    looks_like_a_file = re.compile(r"(?!https?:)[\w.-]+(/[\w.-]+)*(/|\.(py|toml|html|js|css|md))")
    quoted = QUOTED.findall(FENCE.sub("", text(page)))
    named = [code for code in quoted if looks_like_a_file.fullmatch(code) and code != "__init__.py"]
    assert [code for code in named if not (ROOT / code).exists()] == []
