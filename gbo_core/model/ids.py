"""Ids and speakable codes.

How long an id is follows from the birthday bound: of n ids that are drawn from N, two are alike
with a probability of about n²/2N. With eleven signs of 27 (N = 5.6 · 10^15) a workshop of 100,000
participants or notes has one chance in a million that it ever happens. With six, as ids were once,
a thousand joins had one in 800, and 20,000 of a kind one in two. Ids of both lengths stand side by
side. Where a room draws them by the thousand, one that is taken is drawn anew all the same.
"""

import hashlib
import secrets

# No vowels: an id never reads as a word, a month or `true` to a spreadsheet.
ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
CONSONANTS = "bdfghklmnprstvz"
VOWELS = "aeiou"


PLACES = 11  # after the letter


def new_id(letter: str) -> str:
    """A random id that begins with `letter` (a consonant)."""
    return letter + "".join(secrets.choice(ALPHABET) for _ in range(PLACES))


def derived_id(letter: str, *parts: str) -> str:
    """An id that is always the same for the same parts.

    It begins with the shorter one that was derived from them once.
    """
    number = int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest(), "big")
    places = (number // len(ALPHABET) ** place for place in range(PLACES))
    return letter + "".join(ALPHABET[place % len(ALPHABET)] for place in places)


def new_token() -> str:
    """A secret that a browser holds: 192 random bits, safe in a link."""
    return secrets.token_urlsafe(24)


def fingerprint(token: str) -> str:
    """What the store keeps of a token: its SHA-256, in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_join_code() -> str:
    """Four syllables that are easy to read aloud, e.g. ``LUMOKADE`` (75^4 = 31 million)."""
    return "".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(4)).upper()


def normal_code(typed: str) -> str:
    """The code as stored, from what somebody typed: case, spaces and hyphens don't matter."""
    return "".join(c for c in typed.upper() if c.isalnum())
