"""What every screen stands in: who looks, in which language, at which part."""
