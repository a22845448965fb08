"""Where somebody works: who looks, and at which workshop. What they read and do goes through it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from sqlalchemy import Connection

from gbo_core.model.errors import Conflict
from gbo_core.model.ids import new_id
from gbo_core.store import open_store
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.shell import undo, who
from pages.shell.ask import say_later, showing_refusals

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What was stored, and can be undone. It is always true."""

    result: T


@dataclass(frozen=True, slots=True)
class Here:
    workshop: Workshop
    looker: Facilitator

    def read(
        self,
        fn: Callable[Concatenate[Connection, str, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """fn(connection, workshop, …) within one snapshot."""
        return open_store().read(fn, self.workshop.id, *args, **kwargs)

    def check(self) -> None:
        """Whether whoever looks still may: a window runs alone, also in a tab that was logged out.

        Raises NotAllowed, NotFound; without a login the screen stops.
        """
        who.find(self.workshop.id)

    def do(
        self,
        words: str | Callable[[T], str],
        fn: Callable[..., T],
        *args: Any,
        settle: Callable[[Conflict], None] | None = None,
        aloud: bool = True,
    ) -> Done[T] | None:
        """fn(connection, workshop, …, by=, bundle=), as one step that can be undone; then said.

        None where it was refused, which is shown here. `settle` shows what to do where somebody
        else changed the same; `words` say what was done, or make that of the result. Not `aloud`:
        only beside the way to undo it, where one does the same thing time after time.
        """
        bundle = new_id("b")
        with showing_refusals():
            self.check()
            try:
                result = open_store().write(
                    fn, self.workshop.id, *args, by=self.looker.name, bundle=bundle
                )
            except Conflict as conflict:
                if settle is None:
                    raise
                settle(conflict)
                return None
            said = words if isinstance(words, str) else words(result)
            undo.remember(bundle, said)
            if aloud:
                say_later(said)
            return Done(result)
        return None


def find_here() -> Here:
    """Who looks at which workshop. Without a login, or a workshop, the screen stops."""
    looker = who.facilitator()
    return Here(who.workshop(), looker)
