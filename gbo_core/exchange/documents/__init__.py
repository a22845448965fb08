"""Documents to print and to fill in."""
