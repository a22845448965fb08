"""The parts of the screen *Gebruikers*."""
