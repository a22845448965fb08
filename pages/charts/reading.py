"""What all charts read from a result in the same way: order, numbers, words."""

from collections.abc import Iterable, Iterator
from html import escape
from textwrap import wrap

import pandas as pd
from babel.numbers import format_decimal

from gbo_core import field
from gbo_core.analysis.agreement import Agreement, Certainty, Label
from gbo_core.analysis.spread import tiers
from gbo_core.live.results import AxisResult, ItemResult, RoundResult
from pages.say import _, language, n_

LONGEST_LABEL = 42


def numbered(outcome: RoundResult) -> Iterator[tuple[int, ItemResult]]:
    """Items with the number that stands for them in a chart."""
    return enumerate(outcome.items, start=1)


def axis_label(axis: str) -> str:
    return field.entry("axes", axis).label(language())


def short(label: str) -> str:
    """A label that fits a chart and cannot be read as markup by it."""
    cut = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
    return escape(cut)


def wrapped(words: str) -> str:
    """Words on lines short enough to stand beside an axis."""
    return "<br>".join(wrap(words, 12))


def heard(axis: AxisResult, voice: str) -> tuple[float, ...]:
    if voice == "organisations":
        return axis.organisation_values
    return axis.values  # noqa: PD011 - no data frame


def spread(axis: AxisResult, voice: str) -> Agreement:
    return axis.organisations if voice == "organisations" else axis.people


def is_firm_enough(agreement: Agreement) -> bool:
    """Below eight answers only the dots are shown, no middle and no label."""
    return agreement.certainty is not Certainty.DOTS


def words(agreement: Agreement) -> str:
    """The label in words, with *voorlopig* where it is."""
    label = _(agreement.label.sentence)
    if not is_firm_enough(agreement):
        return _("te weinig antwoorden")
    if agreement.certainty is Certainty.PROVISIONAL:
        return _("%(label)s (voorlopig)") % {"label": label}
    return label


def number(value: float | None) -> str:
    """A value of a scale as the reader writes it: 4, 4,5 or 4.5; a dash when there is none."""
    return "–" if value is None else format_decimal(value, "0.##", locale=language())


def ranked(outcome: RoundResult, axis: str, voice: str) -> list[tuple[int, str]]:
    """(group, item id), highest group first; within a group no order is meant, so it is by name."""
    samples = {item.item.id: heard(item.axes[axis], voice) for item in outcome.items}
    names = {item.item.id: item.item.label.casefold() for item in outcome.items}
    groups = tiers({item: sample for item, sample in samples.items() if sample})
    rows = [(rank, item) for rank, group in enumerate(groups, start=1) for item in group]
    silent = [(len(groups) + 1, item) for item, sample in samples.items() if not sample]
    return sorted(rows + silent, key=lambda row: (row[0], names[row[1]]))


def with_label(outcome: RoundResult, axis: str, voice: str, wanted: Label) -> list[str]:
    """The names of the items whose answers look like `wanted`, enough answers provided."""
    found = (item for item in outcome.items if spread(item.axes[axis], voice).label is wanted)
    return [i.item.label for i in found if is_firm_enough(spread(i.axes[axis], voice))]


def answers(outcome: RoundResult) -> str:
    """How many answered, as a sentence."""
    sentence = n_(
        "%(ballots)d van %(asked)d deelnemers antwoordde.",
        "%(ballots)d van %(asked)d deelnemers antwoordden.",
        outcome.ballots,
    )
    return sentence % {"ballots": outcome.ballots, "asked": outcome.asked}


def frame(rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))
