"""What users of the fictional region tell, beside what professionals call good help."""

from collections.abc import Mapping, Sequence
from typing import Any

from gbo_core.field import entry
from gbo_core.live import moderation
from gbo_core.model import (
    Evidence,
    Insight,
    Interview,
    Journey,
    Person,
    Persona,
    Profile,
    Questionnaire,
    Series,
    Step,
    Trait,
)
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import records
from sample_data.maker import BY, Maker, it_is
from sample_data.story import Told, Wall

GAP = 10  # between two steps of a journey


def play(maker: Maker, told: Told) -> None:
    """The talks with users, the meeting of the professionals, and what both led to."""
    it_is(2026, 5, 11, 9, 30)
    talks = talk(maker, told)
    heard = hear_users(maker, told, talks)
    it_is(2026, 5, 12, 12, 10)
    hear_professionals(maker, told)
    personas = {each["name"]: portray(maker, each, talks, heard) for each in told["persona"]}
    travel(maker, told, personas)
    lay_figures_beside(maker, told, personas)
    pinned = next(each["name"] for each in told["persona"] if each.get("pinned"))
    pin(maker, personas[pinned])


def talk(maker: Maker, told: Told) -> dict[str, Interview]:
    """The list of questions and the interviews that were held with it, by pseudonym."""
    people = {p.name: p.id for p in maker.store.read(records.load, maker.workshop, Person)}
    asked = told["questionnaire"]
    made = maker.add(
        Questionnaire.make(
            title=asked["title"],
            purpose=asked["purpose"],
            authors=[maker.organisations[name].id for name in asked["authors"]],
            questions="\n".join(asked["questions"]),
        )
    )
    return {
        each["pseudonym"]: maker.add(
            Interview.make(
                pseudonym=each["pseudonym"],
                questionnaire=made.id,
                month=each["month"],
                interviewer=people[each["interviewer"]],
                server=people[each["server"]],
                situation=each["situation"],
            )
        )
        for each in told["interview"]
    }


def hear_users(maker: Maker, told: Told, talks: Mapping[str, Interview]) -> list[Insight]:
    return [
        maker.add(
            Insight.make(**{**each, "interview": talks[each["interview"]].id, "voice": "user"})
        )
        for each in told["insight"]
    ]


def hear_professionals(maker: Maker, told: Told) -> None:
    """Notes on good help under the stages of a journey; the group keeps some as insights."""
    board = Wall(maker, entry("prompts", "good_help").words("question"), "good_help", "stage")
    sent = [(board.send(each["stage"], each["text"]), each) for each in told["good_help"]]
    board.do(moderation.judge, [id_ for id_, _each in sent], "shown")
    for place, (id_, each) in enumerate(sent):
        board.support(id_, place % 5)
        if "insight" in each:
            board.gather([id_], each["insight"])
    maker.finish(board.round)


def portray(
    maker: Maker, each: Told, talks: Mapping[str, Interview], heard: Sequence[Insight]
) -> Persona:
    """A persona with its traits, resting on its talks and what was said in them."""
    rests_on = [talks[name].id for name in each.get("interviews", ())]
    values: dict[str, Any] = {k: v for k, v in each.items() if k not in {"pinned", "traits"}}
    values |= {
        "interviews": rests_on,
        "insights": [insight.id for insight in heard if insight.interview in rests_on],
    }
    made = maker.add(Persona.make(**values))
    for trait in each["traits"]:
        maker.add(Trait.make(persona=made.id, place=trait["place"], **ends(trait)))
    return made


def ends(trait: Told) -> dict[str, str]:
    """The two ends of a trait: those of the list, or its own."""
    if "code" not in trait:
        return {"low": trait["low"], "high": trait["high"]}
    listed = entry("traits", trait["code"])
    return {"low": listed.label(), "high": listed.words("high")}


def travel(maker: Maker, told: Told, personas: Mapping[str, Persona]) -> None:
    """The journey with its steps, in order."""
    about = told["journey"]
    made = maker.add(Journey.make(**{**about, "persona": personas[about["persona"]].id}))
    for place, each in enumerate(told["step"], 1):
        service = maker.organisations[each["service"]].id if "service" in each else ""
        values = {**each, "service": service, "journey": made.id, "position": place * GAP}
        maker.add(Step.make(**values))


def lay_figures_beside(maker: Maker, told: Told, personas: Mapping[str, Persona]) -> None:
    titles = {each["key"]: each["title"] for each in told["figures"]}
    series = {s.title: s.id for s in maker.store.read(records.load, maker.workshop, Series)}
    for each in told["persona_evidence"]:
        maker.add(
            Evidence.make(
                series=series[titles[each["figures"]]],
                about="persona",
                record=personas[each["persona"]].id,
                place=each["place"],
                period=each["period"],
                note=each["note"],
            )
        )


def pin(maker: Maker, persona: Persona) -> None:
    profile = maker.store.read(records.get, maker.workshop, Profile, PROFILE_ID)
    changes = {"pinned": persona.id}
    maker.write(records.save, Profile, PROFILE_ID, changes, version=profile.version, by=BY)
