"""The part *Cijfers* of the screen *Omgeving*."""
