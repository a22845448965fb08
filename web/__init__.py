"""What both faces share on the server: the gate, login, static files, health."""
