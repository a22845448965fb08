"""The look, in one place: from here come the stylesheets, Streamlit's theme and the charts."""

from web.look.css import css_variables, screens_css
from web.look.tokens import DARK, LIGHT, Palette

__all__ = ["DARK", "LIGHT", "Palette", "css_variables", "screens_css"]
