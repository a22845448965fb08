"""What we show is what we write: every figure on a screen follows from the exported votes.

The export is read back as a stranger would, with pandas and no options.
"""

import io
import re
import zipfile
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import stage
from gbo_core.live.stage import Stage
from gbo_core.model.round import Round, Visibility
from gbo_core.store import workshops
from pages.charts.reading import axis_label
from pages.live.outcome import SHOWN
from tests.exchange.filled import archive_of, share_of
from tests.pages.live.live_table import words
from tests.pages.tables import tables
from tests.phone.phones import new_phone
from tests.region import Region

Open = Callable[..., AppTest]
METHODS = ("scale", "grid", "pick", "dots")
UNEVEN = (1, 1, 2, 2, 3, 4, 4, 5, 5, 5)


def asked_and_answered(region: Region, method: str, visibility: Visibility) -> Round:
    """Ten answers an item whose middle is 3,5, and two people without an opinion.

    Of the first organisation several came, who do not agree.
    """
    asked = region.open(method, visibility=visibility)
    home = [*["OCMW Zandhove"] * 3, *["CAW De Brug"] * 2, *["DMW Samen"] * 2, "", "CGG Noord", ""]
    axes = {"grid": 2}.get(method, 1)
    for place, (name, value) in enumerate(zip([*home, "", ""], [*UNEVEN, None, None], strict=True)):
        who = region.join(name, name=f"Persoon {place}")
        if value is None:
            region.rate(asked, who, *[None] * axes)
        elif method in {"pick", "dots"}:
            axis, first, second = asked.settings["axis"], *asked.item_ids()[:2]
            given = {item: {axis: 0.0} for item in asked.item_ids()}
            given[first][axis] = float(value > 2)
            given[second][axis] = float(value == 5) * (2 if method == "dots" else 1)
            region.cast(asked, who, given)
        else:
            region.rate(asked, who, *[value, 6 - value][:axes])
    return region.step(asked, "close", "reveal")


def read(content: bytes, name: str) -> pd.DataFrame:
    """A file of an export with the defaults of pandas."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(f"data/{name}.csv") as opened:
        return pd.read_csv(opened)


def expected(votes: pd.DataFrame, method: str) -> dict[str, str]:
    """What must stand in the table for one item and axis, from its rows alone."""
    given = votes["value"].dropna()
    none = str(int(votes["value"].isna().sum()))
    number = "{:g}".format
    if method == "pick":
        return {"Aangetikt": number(given.sum()), "Van": str(len(given)), "Geen mening": none}
    if method == "dots":
        return {
            "Stippen": number(given.sum()),
            "Van hoeveel": str(int((given > 0).sum())),
            "Geen mening": none,
        }
    middle = number(given.median()).replace(".", ",")
    return {"middle": middle, "n": f"n = {len(given)}"}


def voice_of_each(votes: pd.DataFrame) -> pd.DataFrame:
    """One row an organisation: the median of its people; who speaks for oneself stays alone."""
    alone = votes[votes["organisation"].isna()]
    together = votes.dropna(subset=["organisation"]).groupby("organisation", as_index=False)
    return pd.concat([alone, together["value"].median().dropna()])


def table_in(screen: AppTest) -> pd.DataFrame:
    """The table beneath the chart: it has an organisation a row."""
    return next(each for each in tables(screen) if "CAW De Brug" in set(each.get("Naam", ())))


@pytest.mark.parametrize("visibility", list(Visibility))
@pytest.mark.parametrize("method", METHODS)
def test_the_table_of_a_screen_follows_from_the_exported_votes(
    region: Region, show_as: Callable[..., Open], method: str, visibility: Visibility
) -> None:
    asked = asked_and_answered(region, method, visibility)
    votes = read(archive_of(region.store, region.workshop), "responses")
    names = {item.label: item.id for item in asked.items}
    screen = show_as(region, "stakeholders/screen.py")(deel="vote", ronde=asked.id)
    ways = ["people"] if visibility is Visibility.UNNAMED else ["people", "organisations"]
    for way in ways:
        if way != "people":
            screen.session_state[f"voice_{SHOWN}"] = way
            screen.run()
        for _place, row in table_in(screen).iterrows():
            for axis, of_axis in votes[votes["item"] == names[row["Naam"]]].groupby("axis"):
                wanted = expected(of_axis if way == "people" else voice_of_each(of_axis), method)
                check(row, wanted, str(axis), way)


def check(row: pd.Series, wanted: dict[str, str], axis: str, way: str) -> None:
    if "middle" in wanted:
        assert row[axis_label(axis)] == wanted["middle"] or int(wanted["n"][4:]) < 8
        cells = [" ".join(str(cell).split()) for cell in row]  # no space breaks there
        said = [cell for cell in cells if "n = " in cell]
        assert said
        assert all(each.endswith(wanted["n"]) for each in said)
    else:
        if way != "people":
            wanted = {name: value for name, value in wanted.items() if name != "Geen mening"}
        assert {name: str(row[name]).replace(",", ".") for name in wanted} == wanted


@pytest.mark.parametrize("visibility", list(Visibility))
@pytest.mark.parametrize("method", METHODS)
def test_what_partners_get_counts_as_the_archive(
    region: Region, method: str, visibility: Visibility
) -> None:
    asked_and_answered(region, method, visibility)
    votes = read(archive_of(region.store, region.workshop), "responses")
    counts = read(share_of(region.store, region.workshop), "counts")
    key = ["item", "axis", "value"]
    counted = counts.fillna({"value": -1}).groupby(key)["n"].sum()
    assert counted.to_dict() == votes.fillna({"value": -1}).groupby(key).size().to_dict()
    if method == "grid":
        pairs = read(share_of(region.store, region.workshop), "pairs")
        assert pairs.groupby("item")["n"].sum().to_dict() == dict.fromkeys(votes["item"], 12)


@pytest.mark.parametrize("visibility", list(Visibility))
@pytest.mark.parametrize("method", METHODS)
def test_the_phone_says_what_the_exported_votes_say(
    region: Region, method: str, visibility: Visibility
) -> None:
    phone = new_phone(region.store.read(workshops.get, region.workshop).join_code)
    phone.join()
    asked = asked_and_answered(region, method, visibility)
    votes = read(archive_of(region.store, region.workshop), "responses")
    said = lines_on(phone.page())
    for item in asked.items:
        told = said[item.label]
        of_item = votes[votes["item"] == item.id].groupby("axis")
        assert len(told) == len(of_item)
        wanted = [on_phone(of_axis, method) for _axis, of_axis in of_item]
        assert sorted(told) == sorted(wanted)


def lines_on(page: str) -> dict[str, list[str]]:
    """What stands under each item of a result, in plain words."""
    found: dict[str, list[str]] = {}
    for part in page.split("<h3>")[1:]:
        told = re.findall(r"<p>(.*?)</p>", part.partition("<h3>")[0], re.DOTALL)
        plain = [" ".join(re.sub("<[^>]*>", "", each).split()) for each in told]
        found[part.partition("</h3>")[0]] = [each for each in plain if any(map(str.isdigit, each))]
    return found


def on_phone(votes: pd.DataFrame, method: str) -> str:
    given = votes["value"].dropna()
    total, n, none = int(given.sum()), len(given), int(votes["value"].isna().sum())
    if method == "dots":
        givers = int((given > 0).sum())
        dots = f"{total} {'stip' if total == 1 else 'stippen'}"
        people = "deelnemer" if givers == 1 else "deelnemers"
        return f"{dots} · van {givers} {people}" if givers else dots
    if method == "pick":
        verb = "tikte" if total == 1 else "tikten"
        return f"{total} van {n} {verb} dit aan · {none} zonder mening (voorlopig)"
    middle = f"{given.median():g}".replace(".", ",")
    label = "twee groepen antwoorden (voorlopig)"
    return f"{n} antwoorden · midden: {middle} · {label} · {none} zonder mening"


@pytest.mark.parametrize("voice", ["people", "organisations"])
@pytest.mark.parametrize("method", ["pick", "dots"])
def test_the_beamer_counts_in_the_noun_of_its_voice(
    region: Region, show_as: Callable[..., Open], method: str, voice: str
) -> None:
    """A bar of organisations never says how many people there were."""
    asked = asked_and_answered(region, method, Visibility.ORGANISATION)
    first = asked.items[0].id
    region.store.write(stage.put, region.workshop, Stage(asked.id, first, voice))
    votes = read(archive_of(region.store, region.workshop), "responses")
    votes = votes[votes["item"] == first]
    counted = (votes if voice == "people" else voice_of_each(votes))["value"].dropna()
    total = f"{counted.sum():g}".replace(".", ",")
    shown = f"{total} van {len(counted)} tikten dit aan" if method == "pick" else f"{total} stippen"
    beamer = show_as(region, "beamer.py")
    assert shown in words(beamer()).replace("\\", "")
    region.store.write(stage.put, region.workshop, Stage(asked.id, "", voice))
    said = words(beamer()).replace("\\", "")
    assert ("hoeveel mensen" in said) is (voice == "people")
    assert ("stemmen" in said) is (voice != "people")
