"""The SWOT, at most five points a list, and the questions that its lists lead to together."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gbo_core import field
from gbo_core.analysis.environment.confrontation import (
    MOST_POINTS,
    challenge_checks,
    choosable,
    has_room,
    is_written,
    swot_checks,
)
from gbo_core.analysis.environment.factors import by_weight
from gbo_core.field import Entry
from gbo_core.live.heard import heard
from gbo_core.live.stage import Stage
from gbo_core.model import Challenge, Factor, Swot
from gbo_core.model.errors import BadInput
from gbo_core.model.names import names
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from gbo_core.words import N_
from pages.environment.attached import Attached, attached, show_attached
from pages.forms.cards import Cards, add_button
from pages.forms.editor import Editor
from pages.forms.record_form import record_form, store
from pages.forms.save_bar import show_mark
from pages.forms.unsaved import Values
from pages.parts.badges import show_goals
from pages.parts.findings import show_findings
from pages.shell.beamer import offer
from pages.shell.here import Here
from pages.shell.say import _, labels, language, plain

Groups = Sequence[Sequence[Factor]]  # the weightiest first


def confrontation(here: Here) -> None:
    points = here.read(records.load, Swot)
    known = here.read(records.load, Factor)
    questions = here.read(records.load, Challenge)
    show_findings([*swot_checks(points, known), *challenge_checks(questions)])
    _swot(Editor(here, Swot, ("title",)), points, _weighed(here.workshop, known))
    _matrix(Editor(here, Challenge, ("title", "points", "goals")), points, questions)


def _weighed(workshop: Workshop, known: Sequence[Factor]) -> list[list[Factor]]:
    """What weighs most first, in groups within which the votes suggest no order."""
    votes = open_store().read(heard, workshop.id, Factor.concept, ("impact",))
    impacts = {item: axes["impact"].result.values for item, axes in votes.items()}
    return by_weight(known, impacts)


def _swot(editor: Editor, points: Sequence[Swot], known: Groups) -> None:
    st.header(_("SWOT"), anchor=False)
    offer(editor.here.workshop.id, Stage(view="confrontation"))
    st.caption(
        _(
            "Sterktes en zwaktes gaan over ons netwerk. Kansen en bedreigingen komen van buiten: "
            "kies ze uit de factoren. Hoogstens vijf per lijst, dan gaat het over de kern."
        )
    )
    lists = field.entries("swot")
    for row in (lists[:2], lists[2:]):
        for column, each in zip(st.columns(2), row, strict=True):
            with column, st.container(border=True):
                _list(editor, each, points, known)


def _list(editor: Editor, side: Entry, points: Sequence[Swot], known: Groups) -> None:
    there = [each for each in points if each.side == side.code]
    count = {"list": side.label(language()), "n": len(there), "most": MOST_POINTS}
    st.markdown(_("**%(list)s** · %(n)d van %(most)d") % count)
    Cards[Swot](editor, _point, boxed=False).show(there)
    room = has_room(side.code, points)
    if not room:
        st.caption(_("Vijf is genoeg. Haal er eerst een weg om een ander te kiezen."))
    if side.data["inside"]:
        _typed(editor, {"side": side.code}, room=room)
    elif room:
        groups = [choosable(side.code, group, points) for group in known]
        _chosen(editor, side, [group for group in groups if group])


def _point(point: Swot) -> None:
    st.markdown(f"- {plain(point.title)}")


def _typed(editor: Editor, start: Values, *, room: bool) -> None:
    """A strength or weakness: what was typed stays in its box until it is stored."""
    if not room and not editor.is_unsaved(start):
        return
    form = editor.begin(start)
    box, stored = form.key_of("title"), form.key_of("stored")
    if st.session_state.pop(stored, False):
        st.session_state[box] = ""
    title = st.text_input(_("Nieuw punt"), form.value("title") or "", **form.widget("title"))
    with st.container(horizontal=True, vertical_alignment="center"):
        added = st.button(
            _("Voeg toe"), icon=":material/add:", key=form.key_of("add"), disabled=not room
        )
        if form.is_typed:
            show_mark()
    if added and not title.strip():
        st.error(_("Schrijf eerst een punt."))
    elif added and store(editor, form, {**form.given, "title": title}):
        st.session_state[stored] = True
        st.rerun()


def _chosen(editor: Editor, side: Entry, groups: Groups) -> None:
    """One click makes a factor a point; its title can be changed afterwards."""
    if not groups:
        st.caption(_("Geen factoren (meer) om te kiezen. Voeg ze toe bij ‘Factoren’."))
        return
    with st.expander(_("Kies uit de factoren")):
        if len(groups) > 1:
            st.caption(
                _(
                    "Wat het zwaarst weegt, staat eerst. Tussen twee lijnen is er geen volgorde: "
                    "daar liggen de antwoorden te dicht bij elkaar."
                )
            )
        for place, group in enumerate(groups):
            if place:
                st.divider()
            for each in group:
                _choice(editor, side, each)


def _choice(editor: Editor, side: Entry, factor: Factor) -> None:
    key = f"choose_{side.code}_{factor.id}"
    if st.button(plain(factor.title), icon=":material/add:", key=key, width="stretch"):
        _choose(editor, side, factor)


def _choose(editor: Editor, side: Entry, factor: Factor) -> None:
    if store(editor, None, {"title": factor.title, "side": side.code, "factor": factor.id}):
        st.rerun()


def _matrix(editor: Editor, points: Sequence[Swot], questions: Sequence[Challenge]) -> None:
    st.header(_("Confrontatie"), anchor=False)
    st.caption(
        _(
            "Leg telkens één lijst van binnen naast één lijst van buiten. Schrijf samen drie tot "
            "vijf vragen die beginnen met ‘Hoe kunnen we’."
        )
    )
    cells = field.entries("confrontations")
    for row in (cells[:2], cells[2:]):
        for space, cell in zip(_spaces(editor, row, questions), row, strict=True):
            with space, st.container(border=True):
                _cell(editor, cell, points, [q for q in questions if q.cell == cell.code])
    _questions(editor, points, points).show([each for each in questions if not each.cell])


def _spaces(
    editor: Editor, row: Sequence[Entry], questions: Sequence[Challenge]
) -> Sequence[DeltaGenerator]:
    """Side by side; below each other while a question is written, for its lists stand beside it."""
    adding = any(editor.is_adding(cell=cell.code) for cell in row)
    there = [each for each in questions if each.cell in {cell.code for cell in row}]
    if adding or any(editor.is_open(each) for each in there):
        return [st.container() for _cell in row]
    return st.columns(len(row))


def _cell(
    editor: Editor, cell: Entry, points: Sequence[Swot], questions: Sequence[Challenge]
) -> None:
    """One list of ours beside one from outside, with the questions that they gave."""
    sides = [cell.data["inside"], cell.data["outside"]]
    inside, outside = (field.entry("swot", side).label(language()) for side in sides)
    st.markdown(f"**{inside} × {outside}: {cell.label(language())}**")
    st.caption(cell.hint(language()))
    fitting = [each for side in sides for each in points if each.side == side]
    cards = _questions(editor, fitting, points)
    cards.show(questions)
    cards.begun(cell=cell.code)
    if not editor.is_adding(cell=cell.code):
        start = {"cell": cell.code, "title": _("Hoe kunnen we") + " "}
        add_button(editor, _("Schrijf een vraag"), **start)


def _questions(editor: Editor, fitting: Sequence[Swot], points: Sequence[Swot]) -> Cards[Challenge]:
    """`fitting`: the points that a question here can start from."""
    titles = names(points)
    figures = editor.here.read(attached, Challenge.concept)
    return Cards(
        editor,
        draw=lambda each: _question(editor.here, each, titles, figures.get(each.id, ())),
        form=lambda editor: _question_form(editor, fitting),
        boxed=False,
    )


def _question(
    here: Here, question: Challenge, titles: Mapping[str, str], figures: Sequence[Attached]
) -> None:
    st.markdown(f"### {plain(question.title)}")
    from_ = "; ".join(titles[id_] for id_ in question.points if id_ in titles)
    if from_:
        st.caption(plain(_("Vertrekt van: %(points)s") % {"points": from_}))
    show_attached(here.workshop, figures)
    with st.container(horizontal=True):
        show_goals(question.goals)


def _question_form(editor: Editor, fitting: Sequence[Swot]) -> None:
    record_form(
        editor,
        beside=lambda _typed: _lists(fitting),
        finish=_finished,
        points=_by_side(fitting),
    )


def _lists(points: Sequence[Swot]) -> None:
    """What a question starts from."""
    for side in field.entries("swot"):
        lines = [f"- {plain(each.title)}" for each in points if each.side == side.code]
        if lines:
            st.caption("\n".join([f"**{side.label(language())}**", "", *lines]))


def _finished(values: Values) -> Values:
    if not is_written(values["title"]):
        raise BadInput(N_("Maak de vraag af."))
    return values


def _by_side(points: Sequence[Swot]) -> dict[str, str]:
    """The points that can be picked, each with the list that it stands in."""
    sides = labels("swot")
    return {each.id: f"{sides.get(each.side, '–')}: {each.title}" for each in points}
