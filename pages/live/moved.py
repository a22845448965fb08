"""What moved between two rounds: on the screen as a table, for the room as a picture."""

from collections.abc import Mapping
from dataclasses import asdict

import streamlit as st

from gbo_core.analysis.shift import Shift, movement
from gbo_core.live import kept, stage
from gbo_core.live.methods import Measure, ballot_method, method_of
from gbo_core.live.results import Place, RoundResult
from gbo_core.live.stage import MOVED, Stage
from gbo_core.model.round import Visibility
from gbo_core.store import open_store
from pages.charts import reading
from pages.charts.look import fit, show
from pages.charts.moves import moves
from pages.charts.table import table
from pages.shell.beamer import offer_as
from pages.shell.say import _, n_, plain

HEIGHT = 660  # pixels of the picture for a room


def shifts_of(found: RoundResult) -> Mapping[Place, Shift]:
    """(item, axis) → what moved there, as far as that may be seen; nothing for a first round."""
    if not found.round.follows:
        return {}
    return open_store().read(kept.moved, found.round.workshop, found.round.id)


def moved(found: RoundResult) -> None:
    """What changed since the first round, for those who answered both."""
    shifts = shifts_of(found)
    st.header(_("Wat bewoog er sinds de eerste ronde?"), anchor=False)
    if not shifts:
        st.caption(too_few())
        return
    st.markdown(together(found, shifts))
    if _is_drawn(found):
        _offer(found)
    st.caption(
        _(
            "Alleen wie beide keren antwoordde, telt hier mee. Daarom kan ‘Nu’ anders zijn dan "
            "het midden in de tabel hierboven en in ‘Gestemd’: daar telt iedereen van deze "
            "ronde mee."
        )
    )
    if found.round.visibility is Visibility.UNNAMED:
        st.caption(
            _(
                "Antwoordden er maar enkelen één keer, dan telt het lot er ook enkele anderen "
                "niet mee: zo valt niemand op."
            )
        )
    _table(found, shifts)


def _offer(found: RoundResult) -> None:
    wanted = Stage(found.round.id, view=MOVED)
    if open_store().read(stage.get, found.round.workshop) == wanted:
        st.caption(":material/cast_connected: " + _("Dit staat op de beamer."))
    else:
        offer_as(_("Toon op de beamer wat bewoog"), found.round.workshop, wanted, "moved_to_beamer")


def _table(found: RoundResult, shifts: Mapping[Place, Shift]) -> None:
    axes = method_of(found.round.method).axes(found.round.settings)
    rows = [
        _row(item.item.label, axis, shifts[item.item.id, axis])
        for item in found.items
        for axis in axes
        if (item.item.id, axis) in shifts
    ]
    table(rows, _("Wat bewoog"))


def _row(label: str, axis: str, moved: Shift) -> dict[str, object]:
    return {
        _("Naam"): label,
        _("Schaal"): reading.axis_label(axis),
        _("Eerst"): reading.number(moved.before),
        _("Nu"): reading.number(moved.after),
        _("Hoger"): moved.up,
        _("Gelijk"): moved.same,
        _("Lager"): moved.down,
        _("Beide keren (n)"): moved.n,
    }


def too_few() -> str:
    return _(
        "Te weinig mensen antwoordden op beide rondes om dit te tonen, of de antwoorden "
        "werden de eerste keer anders getoond."
    )


def together(found: RoundResult, shifts: Mapping[Place, Shift]) -> str:
    """What moved in the whole round, in words."""
    by_item: dict[str, list[Shift]] = {}
    for (item, _axis), each in shifts.items():
        by_item.setdefault(item, []).append(each)
    counted = movement(by_item)
    where = _("Bij %(moved)d van de %(items)d schoof het midden.")
    who = n_(
        "Van de %(given)d antwoorden is er %(changed)d veranderd.",
        "Van de %(given)d antwoorden zijn er %(changed)d veranderd.",
        counted.changed,
    )
    said = f"{where} {who}" if _is_drawn(found) else who
    return said % asdict(counted)


def one_moved(each: Shift) -> str:
    """What moved on one item and scale."""
    words = _("Het midden bleef %(after)s; %(changed)d van de %(n)d veranderden hun antwoord.")
    if each.has_moved:
        words = _(
            "Het midden schoof van %(before)s naar %(after)s; %(changed)d van de %(n)d "
            "veranderden hun antwoord."
        )
    numbers = {"before": reading.number(each.before), "after": reading.number(each.after)}
    return words % {**numbers, "changed": each.changed, "n": each.n}


def moved_large(found: RoundResult) -> None:
    """For a room: a sentence, then a row an item."""
    shifts = shifts_of(found)
    if not shifts or not _is_drawn(found):
        st.header(too_few())
        return
    words = together(found, shifts)
    st.header(words, anchor=False)
    axes = method_of(found.round.method).axes(found.round.settings)
    names = _drawn(found, shifts)
    picture = moves(names, shifts, axes)
    fit(picture, HEIGHT)
    show(picture, alt=words, beamer=True, key=f"beamer_moved_{found.round.id}")
    with st.container(key="legend"):
        st.markdown(plain(_explained(len({item for item, _axis in shifts}) - len(names))))


def _is_drawn(found: RoundResult) -> bool:
    """Taps and dots have no middle to draw."""
    return Measure.MIDDLE in ballot_method(found.round.method).measures


def _drawn(found: RoundResult, shifts: Mapping[Place, Shift]) -> dict[str, str]:
    """The items that moved most, as far as they fit, in the order of the round."""
    far: dict[str, float] = {}
    for (item, _axis), each in shifts.items():
        far[item] = max(far.get(item, 0), abs(each.after - each.before))
    most = sorted(far, key=lambda item: -far[item])[: reading.most_rows(beamer=True)]
    return {each.item.id: each.item.label for each in found.items if each.item.id in most}


def _explained(left_out: int) -> str:
    lines = [
        _("Open rondje: het midden van eerst. Vol rondje: het midden van nu."),
        _("Daarachter: hoeveel mensen iets anders antwoordden."),
        _("Alleen wie twee keer antwoordde, telt mee."),
    ]
    if left_out > 0:
        lines.append(_("In de tabel bij de begeleider: nog %(n)d.") % {"n": left_out})
    return " ".join(lines)
