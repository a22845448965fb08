"""Take over: the group decides, not the count. The vote stays beside the decision."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from gbo_core.field import entry
from gbo_core.live import counting, results, rounds
from gbo_core.live.errors import WrongStep
from gbo_core.live.methods import ballot_method, method_of
from gbo_core.model import Decision
from gbo_core.model.decision import decision_id
from gbo_core.model.errors import BadInput, Conflict, Refused
from gbo_core.model.ids import new_id
from gbo_core.model.round import Round, State
from gbo_core.store import records
from gbo_core.store import undo as history
from gbo_core.store.tables import change
from gbo_core.words import N_

CELLS = ("stance", "reason")  # of a choice, beside its value on each axis


@dataclass(frozen=True, slots=True)
class Choice:
    """What the group decided on one item. `values` (axis → value) only with stance `otherwise`.

    `before`: the same as it was read, stored or proposed, by whoever now chooses. Where it is
    given, only what differs from it is stored, and nothing over what another stored meanwhile.
    """

    item: str
    stance: str
    values: dict[str, float] = field(default_factory=dict)
    reason: str = ""
    before: "Choice | None" = None

    def cells(self) -> dict[str, Any]:
        """What can be changed apart: the stance, a value on each axis, and the reason."""
        values = self.values if self.stance == "otherwise" else {}
        return {"stance": self.stance, **values, "reason": self.reason.strip()}


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people chose otherwise on one item; both sides by cell (see `Choice.cells`)."""

    item: str
    mine: dict[str, Any]
    theirs: dict[str, Any]


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
        Conflict: with every `Clash` in `data["clashes"]`, when somebody chose otherwise meanwhile.
    """
    outcome = counting.result(connection, workshop, round_id)
    if not outcome.round.state.is_revealed:
        raise WrongStep
    bundle = new_id("b")
    for choice in settled(choices, _stored(connection, workshop, round_id)):
        for decision in _decisions(outcome, choice):
            records.put(connection, workshop, decision, by=by, bundle=bundle, round_id=round_id)
    if outcome.round.state is State.REVEALED:
        rounds.step(connection, workshop, round_id, "take", by=by)
    return bundle


def settled(choices: Sequence[Choice], stored: Mapping[str, Choice]) -> list[Choice]:
    """What has to be written, beside what is stored by now. Raises Conflict.

    What nobody decided yet is written as it stands on the screen; what its reader left alone is
    not written at all.
    """
    found = [_beside(each, stored.get(each.item)) for each in choices]
    clashes = [each for each in found if isinstance(each, Clash)]
    if clashes:
        raise Conflict(clashes=clashes)
    return [each for each in found if isinstance(each, Choice)]


def _beside(mine: Choice, theirs: Choice | None) -> Choice | Clash | None:
    if mine.before is None or theirs is None:
        return mine
    began, wanted, there = mine.before.cells(), mine.cells(), theirs.cells()
    names = sorted({**began, **wanted, **there}, key=lambda name: (name == "reason", name))
    changed = {name for name in names if wanted.get(name) != began.get(name)}
    moved = {name for name in names if there.get(name) != began.get(name)}
    both = changed & moved
    clash = [name for name in names if name in both and wanted.get(name) != there.get(name)]
    if clash:
        sides = ({name: cells.get(name) for name in clash} for cells in (wanted, there))
        return Clash(mine.item, *sides)
    if not changed:
        return None
    now = {name: (wanted if name in changed else there).get(name) for name in names}
    values = {axis: value for axis, value in now.items() if axis not in CELLS and value is not None}
    return Choice(mine.item, str(now["stance"]), values, str(now["reason"]))


def _stored(connection: Connection, workshop: str, round_id: str) -> dict[str, Choice]:
    """Item → what was taken over in this round."""
    on_items: dict[str, dict[str, Decision]] = {}
    for each in records.load(connection, workshop, Decision, round=round_id):
        on_items.setdefault(each.item, {})[each.axis] = each
    return {item: choice_of(item, on_axes) for item, on_axes in on_items.items()}


def choice_of(item: str, on_axes: Mapping[str, Decision]) -> Choice:
    """The choice that these decisions of one round, by axis, came from."""
    first = next(iter(on_axes.values()))
    values = {axis: each.value for axis, each in on_axes.items() if each.value is not None}
    return Choice(item, first.stance, values, first.reason)


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
    allowed = ballot_method(asked.method).values(asked.settings)
    value = choice.values.get(axis)
    if value is None or not allowed[0] <= value <= allowed[-1]:
        raise BadInput(N_("Geef bij ‘anders’ een waarde op elke schaal."))
    return value


def undo(connection: Connection, workshop: str, round_id: str, seen: str = "", *, by: str) -> None:
    """Undo the last take-over of a round. `seen`: the bundle that whoever undoes knows as the last.

    Raises Refused when its decisions changed later, or another was taken over since.
    """
    bundle = last_bundle(connection, workshop, round_id)
    if not bundle:
        raise WrongStep
    if seen not in {"", bundle}:
        raise Refused(N_("Iemand anders nam intussen iets over. Kijk eerst wat er nu staat."))
    history.undo(connection, workshop, bundle, by=by)
    if not any(d.round == round_id for d in records.load(connection, workshop, Decision)):
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
    decisions = [d for d in records.load(connection, workshop, Decision) if d.subject == subject]
    standing: dict[str, dict[str, Decision]] = {}
    for decision in sorted(decisions, key=lambda d: numbers.get(d.round, 0)):
        standing.setdefault(decision.item, {})[decision.axis] = decision
    return standing
