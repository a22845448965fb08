"""Figures from a file, whatever program it came from: read with a preview, nothing is stored."""

from gbo_core.exchange.figures_in.preview import Column, Found, Options, Preview
from gbo_core.exchange.figures_in.reading import read

__all__ = ["Column", "Found", "Options", "Preview", "read"]
