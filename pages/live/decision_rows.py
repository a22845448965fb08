"""The items of a round by how far the group agrees: what differs has a form each."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from gbo_core.analysis.accord import Accord
from gbo_core.live import takeover
from gbo_core.live.methods import ballot_method
from gbo_core.live.results import ItemResult
from gbo_core.live.takeover import Fault
from pages.charts import reading
from pages.charts.table import table
from pages.live.decision_draft import Decisions, accord_on, has_votes, is_counted
from pages.live.decision_words import offered_values, stances, value_words, voted_words
from pages.live.paging import page_of, turn_to
from pages.shell.say import _, plain

FORMS, ROWS = 10, 20  # on a page

Faults = Mapping[str, Sequence[Fault]]  # item → what it lacked when it was to be taken over


def show_few(decisions: Decisions, items: Sequence[ItemResult], faults: Faults) -> None:
    """Where there are too few answers we propose nothing: the group decides by itself."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("Onder 8 antwoorden is er geen midden: elk antwoord staat er."))
        st.button(
            _("Zet deze op ‘zoals gestemd’"),
            icon=":material/done_all:",
            type="tertiary",
            on_click=decisions.draft.add,
            args=({item.item.id: {"stance": "voted"} for item in items if has_votes(item)},),
        )
    show_forms(decisions, items, faults)


def show_forms(decisions: Decisions, items: Sequence[ItemResult], faults: Faults) -> None:
    """Of items of one group."""
    if items:
        for item in page_of(items, FORMS, _forms_of(decisions, accord_on(items[0]))):
            _form(decisions, item, faults.get(item.item.id, ()))


def turn_to_faults(decisions: Decisions, faults: Faults) -> None:
    """Show the first of each group that lacks something."""
    for kind, items in decisions.groups().items():
        shown = decisions.with_form(items) if kind is Accord.ALIKE else items
        wrong = [at for at, item in enumerate(shown) if item.item.id in faults]
        if wrong:
            turn_to(_forms_of(decisions, kind), wrong[0], FORMS)


def _forms_of(decisions: Decisions, kind: Accord) -> str:
    return f"forms_{kind}_{decisions.found.round.id}"


def show_agreed(decisions: Decisions, items: Sequence[ItemResult]) -> None:
    """The rows that go along as they were voted, and a way to a form for one of them."""
    rows = [
        {_("Naam"): item.item.label, _("Gestemd"): voted_words(item)}
        for item in page_of(items, ROWS, f"agreed_{decisions.found.round.id}")
    ]
    table(rows, _("Wat we overnemen zoals gestemd"))


def offer_form(decisions: Decisions, items: Sequence[ItemResult]) -> None:
    names = {item.item.id: item.item.label for item in items}
    key = f"decide_otherwise_{decisions.found.round.id}"

    def open_it() -> None:
        chosen = st.session_state[key]
        if chosen:
            decisions.open_form([chosen])
            decisions.draft.add({chosen: {"stance": "otherwise"}})
            st.session_state[key] = None

    st.selectbox(
        _("Toch anders beslissen"),
        list(names),
        None,
        format_func=lambda item: names.get(item, item),
        placeholder=_("Kies uit de lijst"),
        key=key,
        on_change=open_it,
    )


def _form(decisions: Decisions, item: ItemResult, faults: Sequence[Fault]) -> None:
    id_, draft = item.item.id, decisions.draft
    with st.container(key=f"decide_{id_}", gap="xxsmall"):
        st.markdown(_heading(item, _still(decisions, id_, faults)))
        _ask_stance(decisions, item)
        if draft.now(id_)["stance"] == "otherwise":
            _ask_otherwise(decisions, item)


def _heading(item: ItemResult, lacking: Sequence[Fault]) -> str:
    sentences = dict.fromkeys(_(fault.sentence) for fault in lacking)
    said = " ".join(f":red-badge[{sentence}]" for sentence in sentences)
    voted = _("gestemd %(voted)s") % {"voted": voted_words(item)}
    return f"**{plain(item.item.label)}** :small[{plain(voted)}] {said}".strip()


def _still(decisions: Decisions, item: str, faults: Sequence[Fault]) -> list[Fault]:
    """Those that were not mended yet."""
    if not faults:
        return []
    return takeover.faults(decisions.found.round, decisions.choice(item))


def _ask_stance(decisions: Decisions, item: ItemResult) -> None:
    id_, labels = item.item.id, stances()
    can_follow = has_votes(item) or decisions.draft.now(id_)["stance"] == "voted"
    key = decisions.draft.cell(id_, "stance")
    st.radio(
        _("Besluit over %(name)s") % {"name": plain(item.item.label)},
        [code for code in labels if code != "voted" or can_follow],
        None,
        format_func=labels.__getitem__,
        horizontal=True,
        label_visibility="collapsed",
        key=key,
    )


def _ask_otherwise(decisions: Decisions, item: ItemResult) -> None:
    """The group's own value on each scale, and its reason beside it."""
    asked, id_ = decisions.found.round, item.item.id
    values = tuple(ballot_method(asked.method).values(asked.settings))
    columns = st.columns([*[2] * len(item.axes), 9 - 2 * len(item.axes)])
    for column, axis in zip(columns, item.axes, strict=False):
        column.selectbox(
            reading.axis_label(axis),
            offered_values(axis, values),
            None,
            format_func=partial(value_words, axis),
            placeholder=_("Kies"),
            filter_mode="prefix",
            key=decisions.draft.cell(id_, axis),
        )
    columns[-1].text_input(_("Waarom anders?"), key=decisions.draft.cell(id_, "reason"))


def heading_of(decisions: Decisions, kind: Accord) -> str:
    if kind is Accord.ALIKE and is_counted(decisions.found):
        return _("Zoals gestemd")
    return _(kind.sentence)
