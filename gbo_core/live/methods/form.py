"""The form that a phone sends: how its fields are called and read."""

from collections.abc import Mapping, Sequence

from gbo_core.live.errors import BadBallot

# A form as it comes in: field name → the values sent under that name.
Form = Mapping[str, Sequence[str]]

NO_OPINION = "x"


def read_scale(form: Form, name: str) -> tuple[bool, float | None]:
    """(was it answered, the value or None for no opinion). Raises BadBallot."""
    sent = [value for value in form.get(name, ()) if value != ""]
    if not sent:
        return False, None
    if len(sent) > 1:
        raise BadBallot
    if sent[0] == NO_OPINION:
        return True, None
    if not (sent[0].isascii() and sent[0].isdigit() and len(sent[0]) <= 3):
        raise BadBallot
    return True, float(sent[0])


def write_scale(value: float | None) -> str:
    """What a form holds for a value: the way back from `read_scale`."""
    return NO_OPINION if value is None else f"{value:g}"


def field_name(item: str, axis: str) -> str:
    """The name of the form field for one item and axis."""
    return f"a.{item}.{axis}"


def text_name(item: str, axis: str) -> str:
    """The name of the field for what is written beside that answer."""
    return f"t.{item}.{axis}"
