"""What looks as if it tells who somebody is, beside what is typed."""

from collections.abc import Iterable, Sequence

from gbo_core.analysis import privacy
from gbo_core.model import Organisation
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.parts.findings import show_findings


def ordinary_names(workshop: Workshop) -> list[str]:
    """Names that tell of nobody: those of the area and of the organisations."""
    organisations = open_store().read(records.load, workshop.id, Organisation)
    return privacy.ordinary_names(workshop.area, organisations)


def show_privacy(texts: Iterable[str | None], ordinary: Sequence[str]) -> None:
    """A warning for what may tell who somebody is; nothing when nothing does."""
    found = privacy.warnings("\n".join(filter(None, texts)), ordinary)
    if found:
        show_findings(found)
