"""What was typed for one record, to the store: added, or only what differs is saved."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Connection

from gbo_core.model import Record
from gbo_core.model.errors import Conflict
from gbo_core.model.ids import new_id
from gbo_core.store import open_store, records
from pages.forms.conflict import show_conflict, titles_of
from pages.forms.forms import Editor, Form, Values, held, same
from pages.shell import undo, who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _


def store(
    editor: Editor,
    form: Form | None,
    values: Values,
    check: Callable[[Values], None] | None = None,
) -> Record | None:
    """Add the record, or save what differs from that of the form; None where it says why not."""
    current = form.current if form else None
    bundle = new_id("b")
    with showing_refusals():
        who.find(editor.workshop.id)
        if check:
            check(values)
        try:
            stored = open_store().write(
                _write, editor, current, values, by=editor.looker.name, bundle=bundle
            )
        except Conflict as conflict:
            settle = partial(editor.settle, held(form), conflict.data["theirs"])
            show_conflict(titles_of(editor.kind), conflict, settle)
            return None
        name = stored.known_as
        words = _("‘%(name)s’ is bewaard.") % {"name": name} if name else _("Bewaard.")
        undo.remember(bundle, words)
        say_later(words)
        return stored
    return None


def _write(
    connection: Connection,
    /,
    editor: Editor,
    current: Record | None,
    values: Values,
    **common: Any,
) -> Record:
    workshop, kind = editor.workshop.id, editor.kind
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
