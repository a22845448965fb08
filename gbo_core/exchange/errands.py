"""What takes long with files, as the server has it done in a process of its own (see `apart`)."""

from pathlib import Path
from typing import Final

from gbo_core.exchange import package
from gbo_core.exchange.apart import Limits, Tell
from gbo_core.exchange.archive import bring_in
from gbo_core.exchange.sample import sample
from gbo_core.store import open_store
from gbo_core.store.whole_file import whole_file

LIMITS: Final = Limits(memory=1_000_000_000, seconds=1800)

_MAKERS: Final = {
    "archive": package.archive,
    "research": package.research,
    "share": package.share,
    "workbook": package.workbook,
}


def write_file(kind: str, workshop: str, target: Path, language: str, tell: Tell) -> None:
    """One of the files that a workshop can be taken along in. Raises NotFound, TooLarge."""
    with whole_file(target) as beside, beside.open("wb") as out:
        open_store().read(_MAKERS[kind], workshop, out, language, tell)


def read_file(made: str, archive: Path, maker: str, language: str, tell: Tell) -> str:
    """An archive as a new workshop with the id `made`. Raises BadArchive."""
    store = open_store()
    return bring_in.bring_in(store, archive, maker, language=language, made=made, tell=tell)


def load_sample(made: str, maker: str, language: str, tell: Tell) -> str:
    store = open_store()
    contents = bring_in.beside(store, sample(), maker, language)
    return bring_in.put_in(store, contents, maker, made=made, tell=tell)


def copy(made: str, workshop: str, maker: str, language: str, tell: Tell) -> str:
    """A workshop beside another with the same in it. Raises NotFound."""
    return _copy(made, workshop, maker, language, tell, with_answers=True)


def copy_without_answers(made: str, workshop: str, maker: str, language: str, tell: Tell) -> str:
    """A workshop with only what the other is made of. Raises NotFound."""
    return _copy(made, workshop, maker, language, tell, with_answers=False)


def _copy(
    made: str, workshop: str, maker: str, language: str, tell: Tell, *, with_answers: bool
) -> str:
    return bring_in.duplicate(
        open_store(),
        workshop,
        maker,
        with_answers=with_answers,
        language=language,
        made=made,
        tell=tell,
    )
