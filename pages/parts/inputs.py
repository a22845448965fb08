"""A widget for every kind of field, so that a form of any concept reads alike.

What was typed stays while the widget is not on the screen, until its key is forgotten.
"""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from gbo_core import field
from gbo_core.model import CONCEPTS
from gbo_core.model.fields import Spec
from gbo_core.model.order import alphabetical
from gbo_core.store import open_store, records, thread
from pages.say import _, language, plainly

MOST_AS_PILLS = 8  # choices that can be taken in at a glance
MOST_STEPS = 11  # of a whole number that is chosen rather than typed
ONE_LINE = 300
LONG = 3000  # letters: a field that holds so many is a page to write on
PAGE = 320  # pixels
KEPT: Final = "session"  # how long what was typed is kept

Labels = Mapping[str, str]  # code, id or whole number → what a person knows it by


def labels_of(spec: Spec, workshop_id: str) -> dict[str, str]:
    """What may be chosen in a field: of a list of the field, or among the records linked to."""
    if spec.among:
        return {each.code: each.label(language()) for each in field.entries(spec.among)}
    known = open_store().read(records.load, CONCEPTS[spec.to], workshop_id) if spec.to else []
    labels = {each.id: thread.label_of(each) for each in known}
    return dict(sorted(labels.items(), key=lambda pair: alphabetical(pair[1])))


def field_input(spec: Spec, value: Any, labels: Labels, *, key: str) -> Any:
    """Ask one field; answers what its concept cleans and checks. `value` is what it starts with."""
    title = _(spec.title) + (" *" if spec.required else "")
    if spec.kind in {"choice", "link"}:
        return _one(title, value, labels, key)
    if spec.kind in {"choices", "links"}:
        return _several(title, value, labels, key)
    if spec.kind == "flag":
        return st.checkbox(title, value=bool(value), key=key, persist_state=KEPT)
    if spec.kind in {"integer", "number"}:
        return _number(spec, title, value, labels, key)
    return _text(spec, title, value, key)


def _text(spec: Spec, title: str, value: str, key: str) -> str | None:
    if spec.longest > ONE_LINE:
        height = PAGE if spec.longest >= LONG else None
        return st.text_area(title, value or "", height=height, key=key, persist_state=KEPT)
    return st.text_input(title, value or "", key=key, persist_state=KEPT)


def _number(spec: Spec, title: str, value: float | None, labels: Labels, key: str) -> float | None:
    if spec.kind == "integer":
        return _whole(spec, title, int(value or 0), labels, key)
    return st.number_input(title, spec.low, spec.high, value, key=key, persist_state=KEPT)


def _one(title: str, value: str, labels: Labels, key: str) -> str:
    if len(labels) <= MOST_AS_PILLS:
        start = value if value in labels else None
        chosen = st.pills(
            title,
            list(labels),
            default=start,
            format_func=plainly(labels),
            key=key,
            wrap=True,
            persist_state=KEPT,
        )
        return chosen or ""
    codes = ["", *labels]
    index = codes.index(value) if value in labels else 0
    return st.selectbox(
        title, codes, index, lambda code: labels.get(code, "–"), key=key, persist_state=KEPT
    )


def _several(title: str, value: tuple[str, ...], labels: Labels, key: str) -> tuple[str, ...]:
    start = [code for code in value or () if code in labels]
    if len(labels) <= MOST_AS_PILLS:
        chosen = st.pills(
            title,
            list(labels),
            selection_mode="multi",
            default=start,
            format_func=plainly(labels),
            key=key,
            wrap=True,
            persist_state=KEPT,
        )
    else:
        chosen = st.multiselect(
            title,
            list(labels),
            start,
            format_func=labels.get,
            placeholder=_("Kies uit de lijst"),
            key=key,
            persist_state=KEPT,
        )
    return tuple(chosen)


def _whole(spec: Spec, title: str, value: int, labels: Labels, key: str) -> int | None:
    """Few steps are tapped, the others typed. From 1 on, 0 is what nobody chose."""
    low, high = spec.low or 0, spec.high if spec.high is not None else MOST_STEPS + 1
    if high - low >= MOST_STEPS:
        return st.number_input(
            title, int(low), int(high), int(value or 0), key=key, persist_state=KEPT
        )
    steps = [step for step in range(int(low), int(high) + 1) if step or low < 0]
    names = {step: labels.get(str(step), str(step)) for step in steps}
    chosen = st.segmented_control(
        title,
        steps,
        default=value if value in steps else None,
        format_func=plainly(names),
        key=key,
        wrap=True,
        persist_state=KEPT,
    )
    if low < 0:
        words = _("Dit staat op ‘%(middle)s’ zolang u niets anders kiest.")
        st.caption(words % {"middle": names[0]})
    return chosen
