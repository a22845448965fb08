"""Take over: the group decides, not the count. The vote stays beside the decision."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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

LONGEST_REASON = Decision.typed()["reason"].longest
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
    """Two people chose otherwise on one item; both sides by cell (see `Choice.cells`).

    `by`: whose the other side is.
    """

    item: str
    mine: dict[str, Any]
    theirs: dict[str, Any]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell (see `Choice.cells`) that lacks something, and a sentence on what."""

    item: str
    cell: str
    sentence: str


class Incomplete(BadInput):
    """`data["faults"]`: every `Fault` of what was to be taken over."""

    sentence = N_("Nog niet overgenomen: vul eerst aan.")


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
        Incomplete: when `otherwise` lacks its reason or a value in range, with every fault.
        Conflict: with every `Clash` in `data["clashes"]`, when somebody chose otherwise meanwhile.
    """
    outcome = counting.result(connection, workshop, round_id)
    if not outcome.round.state.is_revealed:
        raise WrongStep
    bundle = new_id("b")
    wanted = _settled(connection, outcome.round, choices)
    wrong = [fault for choice in wanted for fault in faults(outcome.round, choice)]
    if wrong:
        raise Incomplete(faults=wrong)
    for choice in wanted:
        for decision in _decisions(outcome, choice):
            records.put(connection, workshop, decision, by=by, bundle=bundle, round_id=round_id)
    if outcome.round.state is State.REVEALED:
        rounds.step(connection, workshop, round_id, "take", by=by)
    return bundle


def faults(asked: Round, choice: Choice) -> list[Fault]:
    """What a choice lacks before it can be taken over."""
    if choice.stance != "otherwise":
        return []
    method = ballot_method(asked.method)
    allowed = method.values(asked.settings)
    axes = method.axes(asked.settings)
    found = [axis for axis in axes if not _is_within(choice.values.get(axis), allowed)]
    wrong = [Fault(choice.item, axis, N_("Kies een waarde.")) for axis in found]
    reason = choice.reason.strip()
    if not reason:
        wrong.append(Fault(choice.item, "reason", N_("Schrijf waarom.")))
    elif len(reason) > LONGEST_REASON:
        wrong.append(Fault(choice.item, "reason", N_("Schrijf de reden korter.")))
    return wrong


def _is_within(value: float | None, allowed: Sequence[float]) -> bool:
    return value is not None and allowed[0] <= value <= allowed[-1]


def _settled(connection: Connection, asked: Round, choices: Sequence[Choice]) -> list[Choice]:
    """As `settled`, each clash with whose the other side is."""
    decided = _decided(connection, asked.workshop, asked.id)
    try:
        return settled(choices, {item: choice_of(item, on) for item, on in decided.items()})
    except Conflict as conflict:
        found: list[Clash] = conflict.data["clashes"]
        named = [replace(each, by=_last_of(decided[each.item].values())) for each in found]
        raise Conflict(clashes=named) from None


def _last_of(decisions: Iterable[Decision]) -> str:
    """Who changed these last."""
    return max(decisions, key=lambda each: each.set_at).set_by


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
        mine_now, theirs_now = ({n: cells.get(n) for n in clash} for cells in (wanted, there))
        return Clash(mine.item, mine_now, theirs_now)
    if not changed:
        return None
    now = {name: (wanted if name in changed else there).get(name) for name in names}
    values = {axis: value for axis, value in now.items() if axis not in CELLS and value is not None}
    return Choice(mine.item, str(now["stance"]), values, str(now["reason"]))


def chosen(connection: Connection, workshop: str, round_id: str) -> dict[str, Choice]:
    """Item → what was taken over in this round."""
    decided = _decided(connection, workshop, round_id)
    return {item: choice_of(item, on_axes) for item, on_axes in decided.items()}


def _decided(
    connection: Connection, workshop: str, round_id: str
) -> dict[str, dict[str, Decision]]:
    on_items: dict[str, dict[str, Decision]] = {}
    for each in records.load(connection, workshop, Decision, round=round_id):
        on_items.setdefault(each.item, {})[each.axis] = each
    return on_items


def choice_of(item: str, on_axes: Mapping[str, Decision]) -> Choice:
    """The choice that these decisions of one round, by axis, came from."""
    first = next(iter(on_axes.values()))
    values = {axis: each.value for axis, each in on_axes.items() if each.value is not None}
    return Choice(item, first.stance, values, first.reason)


def _decisions(outcome: results.RoundResult, choice: Choice) -> Iterable[Decision]:
    for axis, axis_result in outcome.item(choice.item).axes.items():
        voted = axis_result.settled
        taken = {"voted": voted, "otherwise": choice.values.get(axis)}
        yield Decision.make(
            id=decision_id(outcome.round.id, choice.item, axis),
            subject=outcome.round.subject,
            item=choice.item,
            axis=axis,
            stance=choice.stance,
            voted=voted,
            value=taken.get(choice.stance),
            reason=choice.reason,
        )


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
