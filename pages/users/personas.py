"""The personas: fictional users who stand for many, with what they rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from sqlalchemy import Connection

from gbo_core import field
from gbo_core.analysis import privacy
from gbo_core.analysis.users import personas as rules
from gbo_core.analysis.users.personas import Support
from gbo_core.model import Evidence, Insight, Interview, Persona, Profile, Series, Trait
from gbo_core.model.names import in_order, names
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import records, thread
from gbo_core.store.thread import Key, Reference
from pages.forms.cards import Cards
from pages.parts.badges import show_badges, show_goals
from pages.parts.findings import show_findings
from pages.parts.portrait import show_portrait, show_traits
from pages.parts.private import ordinary_names
from pages.parts.thread import show_thread
from pages.shell.here import Here
from pages.shell.say import _, language, n_, plain
from pages.users.persona_form import FIELDS, TOLD, PersonaEditor, persona_form

ASSUMED = ":material/help:"


@dataclass(frozen=True, slots=True)
class Known:
    """The personas, and what stands beside each. `labels`: id → what a source is known by."""

    personas: Sequence[Persona]
    traits: Sequence[Trait]
    support: Mapping[str, Support]
    labels: Mapping[str, str]
    thread: Mapping[Key, Sequence[Reference]]
    profile: Profile


def personas(here: Here) -> None:
    """The cards, with how they stand together above them."""
    known = here.read(_known)
    st.caption(_("Persona’s zijn verzonnen: geen echte mensen en geen gegevens van cliënten."))
    assumed = {id_ for id_, each in known.support.items() if each.is_assumed}
    show_findings(rules.overview(known.personas, assumed))
    _held_back(known.personas)
    ordinary = ordinary_names(here.workshop)
    Cards[Persona](
        PersonaEditor(here, Persona, FIELDS, traits=known.traits),
        draw=lambda each: _card(known, each, ordinary),
        form=persona_form,
        more=lambda each: _pin_button(here, known.profile, each),
        own=lambda each: rules.traits_of(each.id, known.traits),
    ).all(
        known.personas,
        _("Nieuwe persona"),
        _("Begin met één verzonnen mens die voor velen staat. Steun op gesprekken."),
    )


def _known(connection: Connection, workshop: str) -> Known:
    there = records.load(connection, workshop, Persona)
    interviews = records.load(connection, workshop, Interview)
    insights = records.load(connection, workshop, Insight)
    evidences = records.load(connection, workshop, Evidence)
    series = records.load(connection, workshop, Series)
    titles = names(series)
    sources = names([*interviews, *insights])
    figures = {each.id: titles.get(each.series, "") for each in evidences}
    ids = set(sources)
    return Known(
        personas=in_order(there),
        traits=records.load(connection, workshop, Trait),
        support={each.id: rules.support(each, ids, ids, evidences) for each in there},
        labels=sources | figures,
        thread=thread.references(connection, workshop),
        profile=records.get(connection, workshop, Profile, PROFILE_ID),
    )


def _held_back(there: Sequence[Persona]) -> None:
    """Which of the five B’s keep the personas out: the same threshold twice is worth a talk."""
    if not there:
        return
    met = rules.held_back(there)
    with st.container(horizontal=True):
        for threshold in field.entries("thresholds"):
            count = len(met[threshold.code])
            words = n_("%(n)d persona", "%(n)d persona’s", count) % {"n": count}
            st.badge(
                f"{threshold.label(language())}: {words}",
                icon=":material/block:" if count else None,
                color="orange" if count else "gray",
                help=threshold.hint(language()),
            )


def _card(known: Known, persona: Persona, ordinary: Sequence[str]) -> None:
    traits = rules.traits_of(persona.id, known.traits)
    rests_on = known.support[persona.id]
    _heading(known, persona, rests_on)
    left, right = st.columns(2, gap="large")
    with left:
        _story(persona)
        if traits:
            show_traits(traits)
    with right:
        _kept_out(persona)
    _sources(known, rests_on)
    told = "\n".join(getattr(persona, name) for name in TOLD)
    lacking = rules.check(persona, traits, rests_on)
    show_findings([*lacking, *privacy.warnings(told, ordinary)], at=[persona.id])
    show_thread(
        known.thread.get((Persona.concept, persona.id), ()),
        without=("trait", "evidence", "profile"),
    )


def _heading(known: Known, persona: Persona, rests_on: Support) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        show_portrait(persona)
        with st.container(width="content", gap="xsmall"):
            st.header(plain(persona.name), anchor=False)
            if persona.target_group:
                words = _("Staat voor: %(group)s") % {"group": persona.target_group}
                st.caption(plain(words))
        if rests_on.is_assumed:
            st.badge(
                _("op aanname"),
                icon=ASSUMED,
                color="orange",
                help=_("Er staat geen gesprek, inzicht, cijfer of andere bron bij."),
            )
        if known.profile.pinned == persona.id:
            st.badge(_("blijft in beeld"), icon=":material/push_pin:", color="blue")
        show_goals(persona.goals)


def _story(persona: Persona) -> None:
    if persona.quote:
        quote = plain(_("‘%(quote)s’") % {"quote": persona.quote})
        st.markdown(f"> *{quote}*")
    specs = Persona.typed()
    for name in ("sketch", "situation", "needs", "strengths"):
        text = getattr(persona, name)
        if text:
            st.markdown(f"**{_(specs[name].title)}**  \n{plain(text)}")


def _kept_out(persona: Persona) -> None:
    """Thresholds with what they mean, the rights that stay behind, and where help is looked for."""
    specs = Persona.typed()
    if persona.thresholds:
        lines = [
            f"- **{each.label(language())}**: {each.hint(language())}"
            for each in field.entries("thresholds")
            if each.code in persona.thresholds
        ]
        st.markdown("\n".join([f"**{_(specs['thresholds'].title)}**", "", *lines]))
    for name, icon in (("rights", ":material/redeem:"), ("channels", ":material/forum:")):
        if getattr(persona, name):
            st.markdown(f"**{_(specs[name].title)}**")
            with st.container(horizontal=True, gap="xsmall"):
                show_badges(name, getattr(persona, name), icon=icon)


def _sources(known: Known, rests_on: Support) -> None:
    """Each source by name, so that what the persona says can be followed back."""
    lines = []
    for title, ids in (
        (_("Gesprekken"), rests_on.interviews),
        (_("Inzichten"), rests_on.insights),
        (_("Cijfers"), rests_on.figures),
    ):
        if ids:
            lines.append(f"{title}: {'; '.join(known.labels[each] for each in ids)}")
    if rests_on.source:
        lines.append(_("Andere bron: %(source)s") % {"source": rests_on.source})
    if lines:
        st.caption(plain(_("Steunt op:") + "\n" + "\n".join(lines)))


def _pin_button(here: Here, profile: Profile, persona: Persona) -> None:
    is_pinned = profile.pinned == persona.id
    label = _("Laat los") if is_pinned else _("Hou in beeld")
    hint = _("Staat dan klein bovenaan de volgende schermen, tot u loslaat.")
    icon = ":material/keep_off:" if is_pinned else ":material/push_pin:"
    if st.button(label, icon=icon, key=f"pin_{persona.id}", help=hint, type="tertiary"):
        _pin(here, profile, "" if is_pinned else persona.id)


def _pin(here: Here, profile: Profile, persona: str) -> None:
    words = _("De persona blijft in beeld.") if persona else _("De persona is losgelaten.")
    save = partial(records.save, version=profile.version)
    if here.do(words, save, Profile, PROFILE_ID, {"pinned": persona}):
        st.rerun()
