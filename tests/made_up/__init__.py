"""A method that no workshop has: what it takes to add one, and a proof that nothing else does.

Core, screen, phone: `method`, `face` and `made_up.html`. The line in the registry, and what a
subject lets it ask, are put there by the fixture.
"""
