"""What is known of something that was just stored for a phone."""

from typing import NamedTuple


class Sent(NamedTuple):
    """`version`: what the card now has; `again`: it was a retry.

    `careful`: it may tell who somebody is. `is_told`: the page must say that it was stored, because
    its form shows nothing of it.
    """

    version: str
    again: bool = False
    careful: bool = False
    is_told: bool = False
