"""What each feeling is called."""

from pages.shell.say import _


def feelings() -> dict[int, str]:
    """From −2 to +2."""
    return {
        -2: _("heel slecht"),
        -1: _("slecht"),
        0: _("gewoon"),
        1: _("goed"),
        2: _("heel goed"),
    }


def feeling_words() -> dict[str, str]:
    """The same as labels of a field."""
    return {str(step): name for step, name in feelings().items()}
