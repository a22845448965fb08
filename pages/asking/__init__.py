"""The settings form of each ballot method; a method's file here has the method's name."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, cast

from gbo_core.live.subjects import Subject
from gbo_core.model.round import Purpose


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form gives: the method's settings, and what it suggests for the rest."""

    settings: dict[str, Any]
    question: str
    audience: str = "everyone"
    advice: str = ""
    purpose: Purpose = Purpose.ADVICE


class Form(Protocol):
    def settings(self, subject: Subject) -> Wanted: ...


def form_of(method: str) -> Form:
    """The settings form of a ballot method."""
    return cast("Form", import_module(f"pages.asking.{method}"))
