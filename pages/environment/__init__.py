"""The parts of the screen *Omgeving*."""
