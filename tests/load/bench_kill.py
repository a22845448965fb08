"""Ten times: the server is killed at a random moment while 200 phones vote."""

import os
from pathlib import Path
from random import Random

from tests.load.killed import Outcome, kill_while_voting
from tests.load.measured import fresh_store
from tests.load.table import Row, number, show, spread
from tests.region import make_region

TIMES = 10
PEOPLE = 200


def main() -> None:
    chance = Random()
    with fresh_store() as store:
        region, data = make_region(store), Path(os.environ["GBO_DATA_DIR"])
        outcomes = [
            kill_while_voting(
                region, data, PEOPLE, after=chance.randrange(1, PEOPLE), chance=chance
            )
            for _ in range(TIMES)
        ]
    show(f"{TIMES} keer gedood terwijl {PEOPLE} gsm’s stemmen", rows(outcomes))


def rows(outcomes: list[Outcome]) -> list[Row]:
    acknowledged = [len(each.acknowledged) for each in outcomes]
    moments = ", ".join(number(n) for n in sorted(acknowledged))
    strangers = sum(not each.same_people for each in outcomes)
    return [
        Row("bevestigd vóór de kill, samen", sum(acknowledged), "", note=f"per keer {moments}"),
        Row("daarvan verloren of veranderd", sum(len(o.lost) for o in outcomes), "", asked=0),
        Row("dubbel na opnieuw sturen", sum(len(o.double) for o in outcomes), "", asked=0),
        Row("ontbreekt na opnieuw sturen", sum(len(o.missing) for o in outcomes), "", asked=0),
        Row("keren dat een gsm iemand anders werd", strangers, "", asked=0),
        Row(
            "alle 200 opnieuw bevestigd na de herstart, hoogste",
            max(o.back_after for o in outcomes),
            note=spread([o.back_after for o in outcomes]),
        ),
    ]


if __name__ == "__main__":
    main()
