"""Forms and tables to type in: what was typed is kept until it is stored."""
