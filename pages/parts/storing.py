"""What was typed for one record, to the store: added, or only what differs is saved."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from gbo_core.model import Record
from gbo_core.model.errors import Conflict
from gbo_core.model.ids import new_id
from gbo_core.store import open_store, records, thread
from pages import who
from pages.ask import say_later, showing_refusals
from pages.parts import undo
from pages.parts.conflict import show_conflict
from pages.parts.forms import Editor, Values
from pages.say import _


def store(
    editor: Editor,
    current: Record | None,
    values: Values,
    check: Callable[[Values], None] | None = None,
) -> Record | None:
    """Add the record, or save what differs from `current`; None where it says why not."""
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
            show_conflict(editor.kind, conflict)
            return None
        words = _("‘%(name)s’ is bewaard.") % {"name": thread.label_of(stored)}
        undo.remember(bundle, words)
        say_later(words)
        return stored
    return None


def _write(
    connection: Connection,
    editor: Editor,
    current: Record | None,
    values: Values,
    **common: Any,
) -> Record:
    workshop, kind = editor.workshop.id, editor.kind
    if current is None:
        return records.add(connection, workshop, kind.make(**values), **common)
    cleaned = kind.clean(values)
    changed = {name: value for name, value in cleaned.items() if getattr(current, name) != value}
    version = current.version
    return records.save(connection, workshop, kind, current.id, changed, version=version, **common)
