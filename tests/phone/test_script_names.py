"""The script and the style rest on nothing that a phone of five years old does not know."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from web.assets import bare

STATIC = Path(__file__).resolve().parents[2] / "phone" / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
RULES = tomllib.loads(Path(__file__).with_name("script_names.toml").read_text("utf-8"))
SCRIPT, STYLE = RULES["script"], RULES["style"]
NAMES = {name for names in SCRIPT["names"].values() for name in names}
NEWEST_YEAR = 2021

_PARSER = Parser(Language(tree_sitter_javascript.language()))
_BINDS = {
    "variable_declarator": "name",
    "function_declaration": "name",
    "arrow_function": "parameter",
    "catch_clause": "parameter",
    "for_in_statement": "left",
}
_MEMBERS = {
    "property_identifier",
    "shorthand_property_identifier",
    "shorthand_property_identifier_pattern",
}


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from walk(child)


def text(node: Node) -> str:
    return (node.text or b"").decode()


def nodes(source: str) -> list[Node]:
    root = _PARSER.parse(source.encode()).root_node
    assert not root.has_error
    return list(walk(root))


def members(found: list[Node]) -> set[str]:
    """What stands behind a point, or is taken out of something."""
    return {text(node) for node in found if node.type in _MEMBERS}


def bound(found: list[Node]) -> set[str]:
    """The names that the script itself gives."""
    places = [node.child_by_field_name(_BINDS[node.type]) for node in found if node.type in _BINDS]
    places += [node for node in found if node.type == "formal_parameters"]
    kinds = {"identifier", "shorthand_property_identifier_pattern"}
    return {text(node) for place in places if place for node in walk(place) if node.type in kinds}


def said(source: str) -> list[str]:
    """Every word and sign of a script, in order, but for what only explains it."""
    leaves = [node for node in nodes(source) if not node.children and node.type != "comment"]
    return [text(node) for node in leaves]


def too_new(source: str) -> set[str]:
    """Everything in a script that stands on no list."""
    found = nodes(source)
    names = members(found) - NAMES - set(SCRIPT["own"])
    loose = {text(node) for node in found if node.type == "identifier"}
    syntax = {node.type for node in found if node.is_named} - set(SCRIPT["syntax"])
    pieces = "\n".join(text(node) for node in found if node.type == "string_fragment")
    selectors = set(re.findall(r"(?<=[\w\])\s]):[a-z-]+(?=\W|$)|^:[a-z-]+", pieces, re.MULTILINE))
    return names | (loose - bound(found) - NAMES) | syntax | (selectors - set(SCRIPT["selectors"]))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_rests_on_what_stands_on_the_list(script: Path) -> None:
    assert too_new(script.read_text("utf-8")) == set()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_what_phones_get_says_the_same_without_its_explanation(script: Path) -> None:
    whole = script.read_text("utf-8")
    sent = bare(whole)
    assert len(sent) < 0.9 * len(whole)
    assert said(sent) == said(whole)


@pytest.mark.parametrize(
    ("source", "newer"),
    [
        ("fetch('/x', {signal: AbortSignal.timeout(1)});", {"AbortSignal", "timeout"}),
        ("const copy = structuredClone({});", {"structuredClone"}),
        ("const a = [1].at(-1);", {"at"}),
        ("const a = document.querySelector('li:has(a)');", {":has"}),
        ("addEventListener('submit', event => event.submitter);", {"submitter"}),
        ("const id = crypto.randomUUID();", {"crypto", "randomUUID"}),
        ("class A { static { } }", {"class_static_block", "A"}),
    ],
)
def test_what_is_newer_is_found(source: str, newer: set[str]) -> None:
    assert newer <= too_new(source)


def test_nothing_on_the_list_is_newer_than_five_years() -> None:
    assert max(map(int, SCRIPT["names"])) <= NEWEST_YEAR


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_only_events_that_old_phones_send_are_waited_for(script: Path) -> None:
    waited = re.findall(r'addEventListener\("(\w+)"', script.read_text("utf-8"))
    assert set(waited) <= set(SCRIPT["events"])


def rules() -> list[tuple[str, str]]:
    """(selectors, declarations) of the style, those within @media too."""
    texts = "".join(path.read_text("utf-8") for path in sorted(STATIC.glob("*.css")))
    css = re.sub(r"/\*.*?\*/", "", texts, flags=re.DOTALL)
    return re.findall(r"([^{}]+)\{([^{}]*)\}", css)


def test_the_style_names_what_stands_on_the_list() -> None:
    declared = {name for _, body in rules() for name in re.findall(r"(?:^|;)([a-z-]+)(?=:)", body)}
    assert declared <= {*STYLE["properties"], *STYLE["degrades"]}
    pseudo = {name for heads, _ in rules() for name in re.findall(r":{1,2}[a-z-]+", heads)}
    assert pseudo <= {*STYLE["pseudo"], *STYLE["degrades"]}
    used = {name for _, body in rules() for name in re.findall(r"([a-z-]+)\(", body)}
    assert used <= set(STYLE["functions"])


def test_a_rule_with_a_newer_selector_holds_nothing_that_older_phones_need() -> None:
    """A browser drops the whole rule when it does not know one of its selectors."""
    newer = [name for name in STYLE["degrades"] if name.startswith(":")]
    for heads, _ in rules():
        each = re.split(r",(?![^(]*\))", heads)
        knows_not = [any(name in selector for name in newer) for selector in each]
        assert len(set(knows_not)) == 1, heads


def test_a_sign_that_is_not_read_aloud_has_a_plain_one_before_it() -> None:
    for _, body in rules():
        silent = re.search(r'content:("[^"]*") / ""', body)
        assert not silent or f"content:{silent[1]};" in body[: silent.start()]
