"""The archive: everything of a workshop, out and in again."""
