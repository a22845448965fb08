"""What a round refuses. Each is a sentence on a phone or a screen."""

from gbo_core.model.errors import BadInput, NotFound, Refused
from gbo_core.words import N_


class NoSuchCode(NotFound):
    sentence = N_("Deze code kennen we niet. Kijk nog eens op het scherm.")


class NotJoined(NotFound):
    sentence = N_("U doet nog niet mee. Geef eerst de code in.")


class NoSuchRound(NotFound):
    sentence = N_("Deze vraag bestaat niet (meer).")


class RoundClosed(Refused):
    sentence = N_("De stemming is gesloten. Uw antwoord kwam te laat en telt niet mee.")


class RoundNotOpen(Refused):
    sentence = N_("Deze vraag is nu niet open. Uw antwoord is niet bewaard.")


class NotAsked(Refused):
    sentence = N_("Deze vraag is niet aan u gesteld.")


class BadBallot(BadInput):
    sentence = N_("Dit antwoord klopt niet met de vraag. Laad de pagina opnieuw.")


class EmptyBallot(BadBallot):
    sentence = N_("U hebt nog niets ingevuld.")


class TooLongText(BadBallot):
    sentence = N_("Dit is te lang: er passen %(most)d tekens. Kort het in.")


class WrongStep(Refused):
    sentence = N_("Deze stap kan nu niet: de ronde is intussen veranderd.")


class AlreadySeen(Refused):
    sentence = N_(
        "Iemand bekeek het resultaat al. Deze vraag kan niet meer open: stel ze opnieuw als dat "
        "nodig is."
    )


class NotReady(Refused):
    """A draft that cannot be opened yet."""

    sentence = N_("Deze ronde kan nog niet open.")
