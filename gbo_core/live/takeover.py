"""Take over: the group decides, not the count. The vote stays beside the decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from gbo_core.field import entry
from gbo_core.live import results, rounds
from gbo_core.live.errors import WrongStep
from gbo_core.live.methods import method_of
from gbo_core.model import Decision
from gbo_core.model.decision import decision_id
from gbo_core.model.errors import BadInput
from gbo_core.model.ids import new_id
from gbo_core.model.round import Round, State
from gbo_core.store import records
from gbo_core.store import undo as history
from gbo_core.store.tables import change
from gbo_core.words import N_


@dataclass(frozen=True, slots=True)
class Choice:
    """What the group decided on one item. `values` (axis → value) only with stance `otherwise`."""

    item: str
    stance: str
    values: dict[str, float] = field(default_factory=dict)
    reason: str = ""


def decides(asked: Round) -> bool:
    """Whether the group has something to take over; what prepares another question has not."""
    axes = method_of(asked.method).axes(asked.settings)
    return bool(axes) and all(entry("axes", axis).data.get("decides", True) for axis in axes)


def take_over(
    connection: Connection, workshop: str, round_id: str, choices: Sequence[Choice], *, by: str
) -> str:
    """Write the group's decisions into the model; answers the bundle to undo them with.

    Raises:
        WrongStep: when the round has not been revealed.
        BadInput: when `otherwise` lacks its reason or a value in range.
    """
    outcome = results.result(connection, workshop, round_id)
    if not outcome.round.state.is_revealed:
        raise WrongStep
    bundle = new_id("b")
    for choice in choices:
        for decision in _decisions(outcome, choice):
            records.put(connection, workshop, decision, by=by, bundle=bundle, round_id=round_id)
    if outcome.round.state is State.REVEALED:
        rounds.step(connection, workshop, round_id, "take", by=by)
    return bundle


def _decisions(outcome: results.RoundResult, choice: Choice) -> Iterable[Decision]:
    if choice.stance == "otherwise" and not choice.reason.strip():
        raise BadInput(N_("Schrijf bij ‘anders’ ook waarom."))
    for axis, axis_result in outcome.item(choice.item).axes.items():
        voted = axis_result.settled
        yield Decision.make(
            id=decision_id(outcome.round.id, choice.item, axis),
            subject=outcome.round.subject,
            item=choice.item,
            axis=axis,
            stance=choice.stance,
            voted=voted,
            value=_value(outcome.round, choice, axis, voted),
            reason=choice.reason,
        )


def _value(asked: Round, choice: Choice, axis: str, voted: float | None) -> float | None:
    if choice.stance == "voted":
        return voted
    if choice.stance == "open":
        return None
    allowed = method_of(asked.method).values(asked.settings)
    value = choice.values.get(axis)
    if value is None or not allowed[0] <= value <= allowed[-1]:
        raise BadInput(N_("Geef bij ‘anders’ een waarde op elke schaal."))
    return value


def undo(connection: Connection, workshop: str, round_id: str, *, by: str) -> None:
    """Undo the last take-over of a round. Raises Refused when its decisions changed later."""
    bundle = last_bundle(connection, workshop, round_id)
    if not bundle:
        raise WrongStep
    history.undo(connection, workshop, bundle, by=by)
    if not any(d.round == round_id for d in records.load(connection, Decision, workshop)):
        rounds.step(connection, workshop, round_id, "untake", by=by)


def last_bundle(connection: Connection, workshop: str, round_id: str) -> str:
    """The bundle of the newest take-over of a round that was not undone, or ''."""
    query = (
        select(change.c.bundle)
        .where(
            change.c.workshop == workshop,
            change.c.kind == Decision.concept,
            change.c.record.startswith(f"d{round_id}"),
            change.c.action != "undo",
            change.c.bundle.not_in(history.undone(connection, workshop)),
        )
        .order_by(change.c.seq.desc())
    )
    return connection.execute(query).scalar() or ""


def standings(
    connection: Connection, workshop: str, subject: str
) -> dict[str, dict[str, Decision]]:
    """Item → axis → the decision that holds now: that of the latest round that has one."""
    numbers = rounds.numbers(connection, workshop)
    decisions = [d for d in records.load(connection, Decision, workshop) if d.subject == subject]
    standing: dict[str, dict[str, Decision]] = {}
    for decision in sorted(decisions, key=lambda d: numbers.get(d.round, 0)):
        standing.setdefault(decision.item, {})[decision.axis] = decision
    return standing
