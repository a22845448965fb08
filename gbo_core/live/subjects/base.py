"""What makes a concept something to vote on."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.model.round import Item


@dataclass(frozen=True, slots=True)
class Subject:
    """`items` lists what can be voted on; `pairs` and `axes` name the scales that fit it."""

    code: str
    title: str
    items: Callable[[Connection, str], list[Item]]
    pairs: tuple[str, ...]
    axes: tuple[str, ...]
    picks: tuple[str, ...]
