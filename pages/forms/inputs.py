"""A widget for every kind of field, so that a form of any concept reads alike.

What was typed stays while the widget is not on the screen, until its key is forgotten. What is
stored can always be shown and left as it is: a widget refuses no value, and drops none. What may be
stored is for the concept to say, in a sentence.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from gbo_core.model.fields import Spec
from pages.forms.labels import Labels
from pages.shell.say import _, plainly

MOST_AS_PILLS = 8  # choices that can be taken in at a glance
MOST_STEPS = 11  # of a whole number that is chosen rather than typed
ONE_LINE = 300
LONG = 3000  # letters: a field that holds so many is a page to write on
PAGE = 320  # pixels

Kept = Mapping[str, Any]  # what keeps what is typed, see `Form.widget`


def field_input(spec: Spec, value: Any, labels: Labels, kept: Kept) -> Any:
    """Ask one field; answers what its concept cleans and checks.

    `value` is what it starts with; `labels` name that too, see `labels_of`.
    """
    title = _(spec.title) + (" *" if spec.required else "")
    if spec.kind in {"choice", "link"}:
        return _one(title, value, labels, kept)
    if spec.kind in {"choices", "links"}:
        return _several(title, value, labels, kept)
    if spec.kind == "flag":
        return st.checkbox(title, value=bool(value), **kept)
    if spec.kind in {"integer", "number"}:
        return _number(spec, title, value, labels, kept)
    return _text(spec, title, value, kept)


def _text(spec: Spec, title: str, value: str, kept: Kept) -> str | None:
    if spec.longest > ONE_LINE:
        height = PAGE if spec.longest >= LONG else None
        return st.text_area(title, value or "", height=height, **kept)
    return st.text_input(title, value or "", **kept)


def _number(
    spec: Spec, title: str, value: float | None, labels: Labels, kept: Kept
) -> float | None:
    """Without the bounds of its field: an old value beyond them must not stop the whole form."""
    if spec.kind == "integer":
        return _whole(spec, title, int(value or 0), labels, kept)
    start = None if value is None else float(value)
    return st.number_input(title, value=start, step=1.0, format="%g", **kept)


def _one(title: str, value: str, labels: Labels, kept: Kept) -> str:
    if len(labels) <= MOST_AS_PILLS:
        chosen = st.pills(
            title,
            list(labels),
            default=value or None,
            format_func=plainly(labels),
            wrap=True,
            **kept,
        )
        return chosen or ""
    codes = ["", *labels]
    return st.selectbox(
        title, codes, codes.index(value or ""), lambda code: labels.get(code, "–"), **kept
    )


def _several(title: str, value: tuple[str, ...], labels: Labels, kept: Kept) -> tuple[str, ...]:
    start = list(value or ())
    if len(labels) <= MOST_AS_PILLS:
        chosen = st.pills(
            title,
            list(labels),
            selection_mode="multi",
            default=start,
            format_func=plainly(labels),
            wrap=True,
            **kept,
        )
    else:
        chosen = st.multiselect(
            title,
            list(labels),
            start,
            format_func=lambda code: labels.get(code, code),
            placeholder=_("Kies uit de lijst"),
            select_all=False,  # it would say so in English
            **kept,
        )
    return tuple(chosen)


def _whole(spec: Spec, title: str, value: int, labels: Labels, kept: Kept) -> int | None:
    """Few steps are tapped, the others typed. From 1 on, 0 is what nobody chose."""
    low, high = spec.low or 0, spec.high if spec.high is not None else MOST_STEPS + 1
    if high - low >= MOST_STEPS:
        return st.number_input(title, value=value, step=1, **kept)
    steps = [step for step in range(int(low), int(high) + 1) if step or low < 0]
    if value and value not in steps:
        steps = sorted([*steps, value])
    names = {step: labels.get(str(step), str(step)) for step in steps}
    chosen = st.segmented_control(
        title,
        steps,
        default=value if value in steps else None,
        format_func=plainly(names),
        wrap=True,
        **kept,
    )
    if low < 0:
        words = _("Dit staat op ‘%(middle)s’ zolang u niets anders kiest.")
        st.caption(words % {"middle": names[0]})
    return chosen
