"""A gentle word about a note that may tell who somebody is. It is stored all the same."""

from collections.abc import Iterable
from typing import Final

from gbo_core.analysis import privacy
from gbo_core.words import N_, translations

TAKE_BACK: Final = N_(
    "Gaat het over iemand die u helpt? Neem het briefje dan terug en schrijf het opnieuw."
)
SAVED: Final = N_(
    "Bewaard. Er staat iets in dat op een naam of een nummer lijkt: "
    "kijk hieronder bij ‘Uw briefjes’."
)


def careful(texts: Iterable[str], ordinary: Iterable[str], language: str) -> str:
    """What to say to its writer; '' when nothing in it warns.

    `ordinary`: names that tell of nobody, such as those of organisations.
    """
    gettext = translations(language).gettext
    found = privacy.warnings("\n".join(texts), ordinary)
    said = [gettext(each.sentence) % each.words(language) for each in found]
    return " ".join([*said, gettext(TAKE_BACK)]) if said else ""
