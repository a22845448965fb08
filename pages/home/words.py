"""What a workshop holds, in words."""

from gbo_core.store.workshops import Contents
from pages.shell.say import _, n_


def in_words(contents: Contents) -> str:
    """Such as “30 organisaties · 60 deelnemers · 3 rondes”; an empty workshop says so."""
    counted = (
        (
            contents.organisations,
            n_("%(n)d organisatie", "%(n)d organisaties", contents.organisations),
        ),
        (contents.persons, n_("%(n)d persoon", "%(n)d personen", contents.persons)),
        (contents.participants, n_("%(n)d deelnemer", "%(n)d deelnemers", contents.participants)),
        (contents.rounds, n_("%(n)d ronde", "%(n)d rondes", contents.rounds)),
        (contents.ballots, n_("%(n)d stem", "%(n)d stemmen", contents.ballots)),
    )
    words = [text % {"n": n} for n, text in counted if n]
    return " · ".join(words) or _("Nog leeg")
