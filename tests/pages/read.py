"""What a person reads where a screen keeps Markdown from reading it, and sees where it draws."""

import re
from base64 import b64decode

import numpy as np

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def as_read(markdown: str) -> str:
    """Without what keeps signs apart or a line together: letter by letter what somebody typed."""
    return _ESCAPED.sub(r"\1", markdown).replace("\u2060", "").replace("\u00a0", " ")


def places(values: list[float] | dict[str, str]) -> list[float]:
    """Where marks of a chart stand, also where it holds them as bytes."""
    if isinstance(values, list):
        return values
    return list(np.frombuffer(b64decode(values["bdata"]), values["dtype"]).tolist())
