"""Who did not answer stays known after the close, as far as nobody is given away by it."""

import pytest

from gbo_core.live import progress
from gbo_core.live.progress import Unheard
from gbo_core.model.round import Audience, Visibility
from tests.region import Region


def heard(region: Region, visibility: Visibility) -> Unheard:
    """Of a closed round: one of the OCMW answered, another did not; later the CGG joins."""
    one, _other = region.join("OCMW Zandhove"), region.join("OCMW Zandhove")
    asked = region.open("scale", visibility=visibility)
    region.rate(asked, one, 3.0)
    asked = region.step(asked, "close")
    region.join("CGG Noord")
    return region.store.read(progress.unheard, asked)


@pytest.mark.parametrize("visibility", [Visibility.ORGANISATION, Visibility.NAMED])
def test_organisations_are_named_where_answers_are(region: Region, visibility: Visibility) -> None:
    found = heard(region, visibility)
    assert (found.wait, found.waiting) == (("OCMW Zandhove",), 1)
    assert "CGG Noord" in found.nobody


def test_an_unnamed_round_tells_only_how_many(region: Region) -> None:
    found = heard(region, Visibility.UNNAMED)
    assert (found.wait, found.waiting) == ((), 1)
    assert "CGG Noord" not in found.nobody  # who came since is not told apart either
    assert "CAW De Brug" in found.nobody


def test_only_who_is_asked_can_be_missed(region: Region) -> None:
    asked = region.open("scale", audience=Audience("core"), visibility=Visibility.ORGANISATION)
    found = region.store.read(progress.unheard, region.step(asked, "close"))
    assert found.nobody == ("CAW De Brug", "DMW Samen", "OCMW Zandhove")
