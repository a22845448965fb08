"""Write the look into Streamlit's settings: `python -m web.look`."""

from web.look.theme import CONFIG, with_theme

CONFIG.write_text(with_theme(CONFIG.read_text("utf-8")), "utf-8")
print(f"{CONFIG.name}: theme written")
