"""The drawing that several methods share."""
