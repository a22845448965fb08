"""The wall of a round that gathers notes: what the room sees, and what the facilitator does."""
