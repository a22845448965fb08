"""What was typed for one record, to the store: added, or only what differs is saved."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Connection

from gbo_core.model import Record
from gbo_core.model.errors import Conflict
from gbo_core.store import records
from pages.forms.conflict import show_conflict, titles_of
from pages.forms.forms import Editor, Form, Values, held, same
from pages.shell.ask import showing_refusals
from pages.shell.say import _


def store(
    editor: Editor,
    form: Form | None,
    values: Values,
    check: Callable[[Values], None] | None = None,
) -> Record | None:
    """Add the record, or save what differs from that of the form; None where it says why not."""
    current = form.current if form else None
    with showing_refusals():
        if check:
            check(values)
        settle = partial(_show_conflict, editor, form)
        done = editor.here.do(_words, _write, editor.kind, current, values, settle=settle)
        return done.result if done else None
    return None


def _words(stored: Record) -> str:
    name = stored.known_as
    return _("‘%(name)s’ is bewaard.") % {"name": name} if name else _("Bewaard.")


def _show_conflict(editor: Editor, form: Form | None, conflict: Conflict) -> None:
    settle = partial(editor.settle, held(form), conflict.data["theirs"])
    show_conflict(titles_of(editor.kind), conflict, settle)


def _write(
    connection: Connection,
    /,
    workshop: str,
    kind: type[Record],
    current: Record | None,
    values: Values,
    **common: Any,
) -> Record:
    if current is None:
        return records.add(connection, workshop, kind.make(**values), **common)
    changed, version = changed_values(current, values), current.version
    return records.save(connection, workshop, kind, current.id, changed, version=version, **common)


def changed_values(current: Record, values: Values) -> dict[str, Any]:
    """What differs from the record as it was read, cleaned: what others changed stays theirs.

    What was left alone is not looked at: an old value may be one that could not be stored now.
    Raises BadInput.
    """
    typed = {name: v for name, v in values.items() if not same(v, getattr(current, name))}
    cleaned = type(current).clean(typed)
    return {name: value for name, value in cleaned.items() if getattr(current, name) != value}
