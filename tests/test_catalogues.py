"""Every sentence exists in every language, and no catalogue keeps what is no longer said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from gbo_core.words import CATALOGUES, DEFAULT_LANGUAGE, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "n_": (1, 2), "nN_": (1, 2)}
PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[-+ #0]*\d*(?:\.\d+)?([sdfg])")
FOREIGN = [code for code in LANGUAGES if code != DEFAULT_LANGUAGE]


@pytest.fixture(scope="module")
def spoken() -> dict[str, tuple[str, ...]]:
    """Every sentence of the code by its key: the sentence, or the singular and the plural."""
    with (ROOT / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = extract_from_dir(
        ROOT,
        methods,
        options,
        keywords=KEYWORDS,
        directory_filter=lambda folder: Path(folder).name[0] not in "._",
    )
    forms = (found_one[2] for found_one in found)
    return {key(one): (one,) if isinstance(one, str) else tuple(one) for one in forms}


def test_no_marked_sentence_escapes_the_catalogues(spoken: dict[str, tuple[str, ...]]) -> None:
    """Sentences inside an f-string do: the tools do not look into it."""
    assert set(marked()) - set(spoken) == set()


@pytest.mark.parametrize("code", FOREIGN)
def test_every_sentence_is_translated(code: str, spoken: dict[str, tuple[str, ...]]) -> None:
    catalogue = read(code)
    missing = [one for one in spoken if not all(translated(catalogue, one))]
    assert missing == []


@pytest.mark.parametrize("code", FOREIGN)
def test_a_translation_is_never_a_guess_of_a_tool(code: str) -> None:
    assert [key(message.id) for message in read(code) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("code", FOREIGN)
def test_a_translation_fills_in_the_same_things(
    code: str, spoken: dict[str, tuple[str, ...]]
) -> None:
    catalogue = read(code)
    different = [
        (one, form)
        for one, dutch in spoken.items()
        for form in translated(catalogue, one)
        if form and placeholders(form) != placeholders(dutch[-1])
    ]
    assert different == []


@pytest.mark.parametrize("code", FOREIGN)
def test_no_catalogue_keeps_a_sentence_that_is_gone(
    code: str, spoken: dict[str, tuple[str, ...]]
) -> None:
    kept = {key(message.id) for message in read(code) if message.id}
    assert kept - set(spoken) == set()


def marked() -> Iterator[str]:
    """The first sentence of all that is marked in the code, as Python reads it."""
    for folder in ("gbo_core", "pages", "phone", "web"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Name(id="_" | "N_" | "n_" | "nN_"),
                        args=[ast.Constant(value=str(sentence)), *_],
                    ):
                        yield sentence


def read(code: str) -> Catalog:
    with (CATALOGUES / code / "LC_MESSAGES" / "gbo.po").open("rb") as source:
        return read_po(source, locale=code)


def key(sentence: str | tuple[str, ...] | list[str]) -> str:
    return sentence if isinstance(sentence, str) else sentence[0]


def translated(catalogue: Catalog, sentence: str) -> tuple[str, ...]:
    message = catalogue.get(sentence)
    if message is None:
        return ("",)
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders(sentence: str) -> set[tuple[str, str]]:
    """What is filled in: `%(n)d` gives `("n", "d")`; a doubled percent sign is just that."""
    return set(PLACEHOLDER.findall(sentence.replace("%%", "")))
