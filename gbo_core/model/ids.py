"""Short ids and speakable codes."""

import hashlib
import secrets

# No vowels: an id never reads as a word, a month or `true` to a spreadsheet.
ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
CONSONANTS = "bdfghklmnprstvz"
VOWELS = "aeiou"


def new_id(letter: str) -> str:
    """An id of seven characters that begins with `letter` (a consonant)."""
    return letter + "".join(secrets.choice(ALPHABET) for _ in range(6))


def derived_id(letter: str, *parts: str) -> str:
    """An id of ten characters that is always the same for the same parts."""
    number = int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest(), "big")
    places = (number // len(ALPHABET) ** place for place in range(9))
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
