"""What all charts read from a result in the same way: order, numbers, words."""

from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap

from gbo_core import field
from gbo_core.analysis.accord import Accord, accord
from gbo_core.analysis.agreement import Agreement, Certainty, Label
from gbo_core.analysis.spread import tiers
from gbo_core.live.results import ORGANISATIONS, AxisResult, RoundResult
from gbo_core.model.order import alphabetical
from gbo_core.telling import said
from gbo_core.telling.results import measured, turnout
from pages.charts.look import in_picture
from pages.shell.say import _, cut, language, told

LONGEST_LABEL = 42
ORDER = (Accord.APART, Accord.ALIKE, Accord.FEW)  # as they are drawn
MOST_NAMED = 3  # names that a sentence can hold
MOST_DRAWN = 20  # items: more cannot be told apart
MOST_ROWS_ON_BEAMER = 10  # what fits with letters that the last row can read


def axis_label(axis: str) -> str:
    return field.entry("axes", axis).label(language())


def short(label: str, longest: int = LONGEST_LABEL) -> str:
    """A label that fits a chart and cannot be read as markup by it."""
    return in_picture(cut(label, longest))


def wrapped(words: str, width: int = 12) -> str:
    """Words on lines short enough (in letters) to stand beside an axis."""
    return "<br>".join(wrap(words, width, break_long_words=False))


def heard(axis: AxisResult, voice: str) -> tuple[float, ...]:
    """The answers, counted as `voice` says. ValueError where the round has no such count."""
    values = axis.organisation_values if voice == ORGANISATIONS else axis.values
    if values is None:
        raise ValueError("an unnamed round says nothing per organisation")
    return values


def spread(axis: AxisResult, voice: str) -> Agreement:
    """How far they agree. ValueError where that means nothing: taps and dots are counted."""
    found = axis.organisations if voice == ORGANISATIONS else axis.people
    if found is None:
        raise ValueError("these answers have no middle, or none per organisation")
    return found


def is_firm_enough(agreement: Agreement) -> bool:
    """Below eight answers only the dots are shown, no middle and no label."""
    return agreement.certainty is not Certainty.DOTS


def words(agreement: Agreement) -> str:
    """The label in words, with *voorlopig* where it is."""
    return told(measured(agreement))


def words_and_n(agreement: Agreement) -> str:
    """The same with how many answered, which a narrow cell never tears apart."""
    return f"{words(agreement)} · n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{agreement.n}"


def number(value: float | None) -> str:
    """A value of a scale as the reader writes it: 4, 4,5 or 4.5; a dash when there is none."""
    return said.number(value, language())


def one_by_one(values: Iterable[float], write: Callable[[float], str] = number) -> str:
    """A few answers as they are, such as *3, 3, 5*; a dash without answers."""
    return ", ".join(map(write, values)) or "–"


def ranked(outcome: RoundResult, axis: str, voice: str) -> list[tuple[int, str]]:
    """(group, item id), highest group first; within a group no order is meant, so it is by name."""
    samples = {item.item.id: heard(item.axes[axis], voice) for item in outcome.items}
    names = {item.item.id: alphabetical(item.item.label) for item in outcome.items}
    groups = tiers({item: sample for item, sample in samples.items() if sample})
    rows = [(rank, item) for rank, group in enumerate(groups, start=1) for item in group]
    silent = [(len(groups) + 1, item) for item, sample in samples.items() if not sample]
    return sorted(rows + silent, key=lambda row: (row[0], names[row[1]]))


def grouped(outcome: RoundResult, axes: Sequence[str], voice: str) -> dict[str, list[str]]:
    """The items by how their answers lie, and within that as their answers rank them."""

    def of(item: str) -> Accord:
        return accord(spread(outcome.item(item).axes[axis], voice) for axis in axes)

    found: dict[str, list[str]] = {each: [] for each in ORDER}
    for _group, item in ranked(outcome, axes[-1], voice):
        found[of(item)].append(item)
    return {each: items for each, items in found.items() if items}


def with_label(outcome: RoundResult, axis: str, voice: str, wanted: Label) -> list[str]:
    """The names of the items whose answers look like `wanted`, enough answers provided."""
    found = (item for item in outcome.items if spread(item.axes[axis], voice).label is wanted)
    return [i.item.label for i in found if is_firm_enough(spread(i.axes[axis], voice))]


def names(labels: Sequence[str]) -> str:
    """The first few by name, and how many more there are."""
    shown = ", ".join(labels[:MOST_NAMED])
    if len(labels) <= MOST_NAMED:
        return shown
    return _("%(names)s en nog %(n)d") % {"names": shown, "n": len(labels) - MOST_NAMED}


def answers(outcome: RoundResult) -> str:
    """How many answered, as a sentence."""
    return told(turnout(outcome))


def too_few(outcome: RoundResult, axes: Sequence[str], voice: str) -> str:
    """Why there is no middle yet, when no item has enough answers for one; otherwise ''."""
    spreads = (spread(item.axes[axis], voice) for item in outcome.items for axis in axes)
    if any(is_firm_enough(each) for each in spreads):
        return ""
    return _("Een midden tonen we pas vanaf 8 antwoorden: met minder bepaalt één persoon te veel.")


def most_rows(*, beamer: bool) -> int:
    """How many rows a chart with a row an item may have."""
    return MOST_ROWS_ON_BEAMER if beamer else MOST_DRAWN


def most_divided(
    outcome: RoundResult,
    axes: Sequence[str],
    voice: str,
    items: Iterable[str],
    most: int = MOST_DRAWN,
) -> list[str]:
    """At most `most` of the items: those whose answers lie furthest apart on any axis."""

    def agreed(item: str) -> float:
        found = (spread(outcome.item(item).axes[axis], voice).a for axis in axes)
        return min((a for a in found if a is not None), default=1)

    kept = list(items)
    chosen = set(sorted(kept, key=agreed)[:most])
    return [item for item in kept if item in chosen]


def left_out(outcome: RoundResult, most: int = MOST_DRAWN) -> str:
    """That a drawing shows only the items that divide people most, when there are too many."""
    if len(outcome.items) <= most:
        return ""
    sentence = _(
        "De tekening toont de %(shown)d waarover de antwoorden het meest uiteenlopen; alle "
        "%(all)d samen zijn niet leesbaar. De andere staan in de tabel bij de begeleider."
    )
    return sentence % {"shown": most, "all": len(outcome.items)}


def rows_explained(
    outcome: RoundResult, axes: Sequence[str], voice: str, *, beamer: bool = False
) -> str:
    """How to read a drawing with a row an item."""
    lines = [_("Elk bolletje is een antwoord.")]
    if not too_few(outcome, axes, voice):
        lines.append(_("De streep is het midden: de helft ligt lager, de helft hoger."))
    return " ".join([*lines, left_out(outcome, most_rows(beamer=beamer))]).strip()
