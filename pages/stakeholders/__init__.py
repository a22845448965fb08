"""The parts of the screen *Rond de tafel*."""
