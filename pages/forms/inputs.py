"""A widget for every kind of field, so that a form of any concept reads alike.

What was typed stays while the widget is not on the screen, until its key is forgotten. What is
stored can always be shown and left as it is: a widget refuses no value, and drops none. What may be
stored is for the concept to say, in a sentence.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import streamlit as st

from gbo_core import field
from gbo_core.model import CONCEPTS
from gbo_core.model.fields import Spec
from gbo_core.model.order import alphabetical
from gbo_core.store import open_store, records
from pages.shell.say import _, language, plainly

MOST_AS_PILLS = 8  # choices that can be taken in at a glance
MOST_STEPS = 11  # of a whole number that is chosen rather than typed
ONE_LINE = 300
LONG = 3000  # letters: a field that holds so many is a page to write on
PAGE = 320  # pixels
KEPT: Final = "session"  # how long what was typed is kept

Labels = Mapping[str, str]  # code, id or whole number → what a person knows it by


def labels_of(
    spec: Spec, workshop_id: str, fewer: Labels | None = None, held: Any = None
) -> dict[str, str]:
    """What may be chosen in a field: of a list of the field, or among the records linked to.

    `fewer`: only these; `held`: what stands in the field, and is named too when it was removed.
    """
    if spec.among:
        return {each.code: each.label(language()) for each in field.entries(spec.among)}
    if not spec.to:
        return dict(fewer or {})
    known = open_store().read(records.load, workshop_id, CONCEPTS[spec.to], removed=True)
    labels = {each.id: each.known_as for each in known if not each.removed}
    labels = dict(sorted(labels.items(), key=lambda pair: alphabetical(pair[1])))
    chosen = {held} if isinstance(held, str) else set(held or ())
    gone = {each.id: each.known_as for each in known if each.id in chosen}
    words = _("%(name)s (niet meer in de lijst)")
    offered = labels if fewer is None else fewer
    away = {id_: words % {"name": name} for id_, name in gone.items() if id_ not in offered}
    return {**offered, **away}


def told_apart(labels: Labels) -> dict[str, str]:
    """Two of one name get their id behind it: the browser knows a choice by what it is called."""
    count = Counter(labels.values())
    return {
        code: f"{label} ({code})" if count[label] > 1 else label for code, label in labels.items()
    }


def field_input(spec: Spec, value: Any, labels: Labels, *, key: str) -> Any:
    """Ask one field; answers what its concept cleans and checks. `value` is what it starts with."""
    title = _(spec.title) + (" *" if spec.required else "")
    if spec.kind in {"choice", "link"}:
        return _one(title, value, _with_kept(labels, [value]), key)
    if spec.kind in {"choices", "links"}:
        return _several(title, value, _with_kept(labels, value or ()), key)
    if spec.kind == "flag":
        return st.checkbox(title, value=bool(value), key=key, persist_state=KEPT)
    if spec.kind in {"integer", "number"}:
        return _number(spec, title, value, labels, key)
    return _text(spec, title, value, key)


def _with_kept(labels: Labels, held: Iterable[str]) -> dict[str, str]:
    """What may be chosen, and what is held that may not be any more: taking it away is a choice."""
    gone = [code for code in held if code and code not in labels]
    words = _("%(name)s (niet meer in de lijst)")
    return told_apart({**labels, **{code: words % {"name": code} for code in gone}})


def _text(spec: Spec, title: str, value: str, key: str) -> str | None:
    if spec.longest > ONE_LINE:
        height = PAGE if spec.longest >= LONG else None
        return st.text_area(title, value or "", height=height, key=key, persist_state=KEPT)
    return st.text_input(title, value or "", key=key, persist_state=KEPT)


def _number(spec: Spec, title: str, value: float | None, labels: Labels, key: str) -> float | None:
    """Without the bounds of its field: an old value beyond them must not stop the whole form."""
    if spec.kind == "integer":
        return _whole(spec, title, int(value or 0), labels, key)
    start = None if value is None else float(value)
    return st.number_input(title, value=start, step=1.0, format="%g", key=key, persist_state=KEPT)


def _one(title: str, value: str, labels: Labels, key: str) -> str:
    if len(labels) <= MOST_AS_PILLS:
        chosen = st.pills(
            title,
            list(labels),
            default=value or None,
            format_func=plainly(labels),
            key=key,
            wrap=True,
            persist_state=KEPT,
        )
        return chosen or ""
    codes = ["", *labels]
    return st.selectbox(
        title,
        codes,
        codes.index(value or ""),
        lambda code: labels.get(code, "–"),
        key=key,
        persist_state=KEPT,
    )


def _several(title: str, value: tuple[str, ...], labels: Labels, key: str) -> tuple[str, ...]:
    start = list(value or ())
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
            format_func=lambda code: labels.get(code, code),
            placeholder=_("Kies uit de lijst"),
            key=key,
            persist_state=KEPT,
        )
    return tuple(chosen)


def _whole(spec: Spec, title: str, value: int, labels: Labels, key: str) -> int | None:
    """Few steps are tapped, the others typed. From 1 on, 0 is what nobody chose."""
    low, high = spec.low or 0, spec.high if spec.high is not None else MOST_STEPS + 1
    if high - low >= MOST_STEPS:
        return st.number_input(title, value=value, step=1, key=key, persist_state=KEPT)
    steps = [step for step in range(int(low), int(high) + 1) if step or low < 0]
    if value and value not in steps:
        steps = sorted([*steps, value])
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
