"""Stored times as the reader writes them, on a clock in Belgium."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from pages.shell.say import language

LOCAL: Final = ZoneInfo("Europe/Brussels")


def day(moment: str) -> str:
    """The day, such as “22 november 2026”; '' where there is no time."""
    return format_date(_local(moment), "long", locale=language()) if moment else ""


def day_and_time(moment: str) -> str:
    """To the minute, such as “22 november 2026, 14:02”; '' where there is no time."""
    if not moment:
        return ""
    return f"{day(moment)}, {format_time(_local(moment), 'short', locale=language())}"


def _local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(LOCAL)
