"""Who changed what and when: of a record, and of what belongs to it in the same card."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from gbo_core.model import CONCEPTS, Record
from gbo_core.model.fields import Spec
from gbo_core.store import history, open_store
from gbo_core.store.history import Change
from pages.charts import reading
from pages.forms.labels import labels_of
from pages.shell.moments import day_and_time
from pages.shell.say import _, plain

ICON = ":material/history:"


def show_history(
    workshop: str,
    record: Record,
    also: Iterable[Record] = (),
    *,
    place: str = "card",
    wide: bool = True,
) -> None:
    """A button that opens the list; nothing is read before.

    `also`: what belongs to it; `place`: where it stands, of a card and its form in one screen;
    `wide`: with words on it.
    """
    several = [record, *also]
    shown = st.popover(
        _("Wie wijzigde dit?") if wide else ICON,
        icon=ICON if wide else None,
        help=None if wide else _("Wie wijzigde dit, en wanneer?"),
        type="tertiary",
        key=f"history_{place}_{record.id}",
        on_change="rerun",
    )
    if shown.open:
        with shown:
            _list(workshop, several)


def _list(workshop: str, several: Sequence[Record]) -> None:
    """The newest first, a line a change; before the first there is only who set it last."""
    found = open_store().read(history.of_records, workshop, [each.id for each in several])
    names = {each.id: each.known_as for each in several[1:]}
    lines = [f"- {plain(_line(workshop, each, names))}" for each in found]
    st.markdown("\n".join(lines))
    known = {each.record for each in found}
    if any(each.action == "add" and each.record == several[0].id for each in found):
        return
    if several[0].id not in known and several[0].set_at:
        words = _("Laatst gewijzigd door %(who)s op %(when)s.") % _who_and_when(
            several[0].set_by, several[0].set_at
        )
        st.markdown(plain(words))
    st.caption(_("Wat vroeger gebeurde, staat niet in het bestand waar deze werktafel uit komt."))


def _who_and_when(by: str, at: str) -> dict[str, str]:
    return {"who": by or _("een deelnemer"), "when": day_and_time(at)}


def _line(workshop: str, found: Change, names: Mapping[str, str]) -> str:
    """Such as “22 november 2026, 14:02 · An wijzigde Kring: Kern → Basis”."""
    sentence = {
        "add": _("%(when)s · %(who)s voegde dit toe"),
        "remove": _("%(when)s · %(who)s verwijderde dit"),
        "restore": _("%(when)s · %(who)s haalde dit terug"),
        "undo": _("%(when)s · %(who)s maakte ongedaan: %(what)s"),
    }.get(found.action, _("%(when)s · %(who)s wijzigde %(what)s"))
    what = "; ".join(_fields(workshop, found))
    if found.record in names:
        sentence = f"{sentence} ({_(CONCEPTS[found.concept].facts.title)})"
    return sentence % {**_who_and_when(found.by, found.at), "what": what}


def _fields(workshop: str, found: Change) -> list[str]:
    """Each field that a person fills in, with what stood there and what stands there since.

    Of a longer text only that it changed: what somebody took out of it stays out of sight.
    """
    specs = CONCEPTS[found.concept].typed()
    told = [
        _field(workshop, specs[name], *both) for name, both in found.fields.items() if name in specs
    ]
    return told or [_("verwijderd of teruggehaald")]


def _field(workshop: str, spec: Spec, was: Any, became: Any) -> str:
    title = _(spec.title)
    if spec.kind == "text" and not (spec.one_line and spec.shared):
        return title
    both = {"was": _words(workshop, spec, was), "became": _words(workshop, spec, became)}
    return _("%(title)s: %(was)s → %(became)s") % {"title": title, **both}


def _words(workshop: str, spec: Spec, value: Any) -> str:
    if spec.kind in {"choice", "choices", "link", "links"}:
        held = tuple(filter(None, str(value).split("|")))
        labels = labels_of(spec, workshop, held=held)
        return ", ".join(labels.get(each, each) for each in held) or "–"
    if spec.kind == "flag":
        return _("ja") if value else _("nee")
    if spec.kind in {"number", "integer"}:
        return reading.number(value)
    return str(value) or "–"
