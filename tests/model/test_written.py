"""A record as JSON holds it."""

import json

import pytest

from gbo_core.model import Persona
from gbo_core.model.written import read, written

PERSONA = Persona(id="m1", name="Mila")


def test_a_record_comes_back_from_json_as_it_was() -> None:
    whole = Persona(id="m1", name="Mila", interviews=("i1", "i2"), version=3)
    assert read(json.loads(json.dumps(written(whole)))) == whole


@pytest.mark.parametrize("change", [{"concept": "gone"}, {"values": {"id": "m1", "shoes": 43}}])
def test_what_its_concept_does_not_know_is_refused(change: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError)):
        read(written(PERSONA) | change)
