"""What lies in a zip and how to read it, for whoever gets it and does not know us.

Programs misread what they find by their own defaults: an organisation called NA is missing to
pandas and R, and a sheet makes a date of 3-4. Each line here stands for one of those.
"""

from typing import Final

from gbo_core.words import N_, translations

NAME: Final = "LEESMIJ.txt"

# Runs as it stands: the test of this module runs it.
PANDAS: Final = (
    'pd.read_csv("data/organisations.csv", keep_default_na=False, na_values=[""], '
    'dtype={"name": "str", "label": "str", "text": "str", "title": "str"})'
)
R: Final = 'readr::read_csv("data/organisations.csv", na = "")'

_SHEETS: Final = (
    N_("Om te lezen: excel/"),
    N_(
        "Open gbo-werktafel.xlsx in Excel of LibreOffice. Daar staat alles zoals het getypt is, "
        "met woorden in plaats van codes en de tijd van België."
    ),
    N_(
        "De CSV-bestanden ernaast (puntkomma, decimale komma) zijn voor een programma dat geen "
        "werkboek leest. Opent u ze gewoon in Excel, dan maakt Excel van 3-4 een datum, van "
        "0012 het getal 12 en van 1E5 het getal 100000."
    ),
    N_(
        "Begint een tekst met = + - of @, dan staat er een apostrof voor, zodat ze nooit als "
        "formule rekent. In data/ staat die apostrof er niet."
    ),
)
_DATA: Final = (
    N_("Om mee te rekenen: data/"),
    N_(
        "UTF-8, een komma tussen de kolommen, een punt in getallen, tijden in UTC. Wat elke "
        "kolom is, staat in datapackage.json. Een tekst kan over meer regels lopen: tel rijen, "
        "geen regels."
    ),
    N_(
        "Een lege cel is niets. ‘NA’, ‘null’ en ‘None’ zijn gewone namen: zet uit dat uw "
        "programma die als ontbrekend leest. Lees namen en kenmerken als tekst."
    ),
    N_("In Python met pandas:"),
    PANDAS,
    N_("In R:"),
    R,
)
_BALLOTS: Final = (
    N_("Van de stemmen naar een cijfer op het scherm: data/responses.csv"),
    N_(
        "Laat rijen met superseded = true weg: die antwoorden zijn nadien gewijzigd. Neem per "
        "round, item en axis de kolom value. Leeg is ‘geen mening’ en telt niet mee in n. Het "
        "midden is de mediaan, niet afgerond. Aantikken en stippen zijn een som."
    ),
)
_COUNTS: Final = (
    N_("Van de aantallen naar een cijfer op het scherm: data/counts.csv"),
    N_(
        "Tel per round, item, axis en value de kolom n samen: zo vaak is die value gegeven. "
        "Leeg is ‘geen mening’ en telt niet mee in het aantal antwoorden. Het midden is de "
        "mediaan van al die antwoorden, niet afgerond. Aantikken en stippen zijn een som."
    ),
)


def readme(title: str, description: str, *, ballots: bool, language: str) -> str:
    """The text, in the language of whoever made the export; `ballots`: it has `responses.csv`."""
    say = translations(language).gettext
    parts = [(_BALLOTS if ballots else _COUNTS), _SHEETS, _DATA]
    told = ["\n\n".join(map(say, part)) for part in parts]
    return "\n\n".join([title, say(description), *told]) + "\n"
