"""What a person reads where a screen keeps Markdown from reading it."""

import re

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def as_read(markdown: str) -> str:
    """Without what keeps signs apart or a line together: letter by letter what somebody typed."""
    return _ESCAPED.sub(r"\1", markdown).replace("\u2060", "").replace("\u00a0", " ")
