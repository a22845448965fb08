"""The rules of the field as pure functions: no store, no screen, no clock, no chance."""
