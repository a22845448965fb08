"""Joining, rounds, ballots and what they add up to; one file per ballot method."""
