"""How far the group is, as the road tells it."""

from gbo_core.steps import stakeholders
from tests.region import Region


def codes(region: Region) -> set[str]:
    found = region.store.read(stakeholders.standing, region.workshop)
    return {each.code for each in found.missing}


def test_who_joined_with_a_phone_counts_as_a_part(region: Region) -> None:
    assert {"part_field", "part_policy"} <= codes(region)
    region.join("OCMW Zandhove", part="field")
    assert {"part_field", "part_policy"} & codes(region) == {"part_policy"}
