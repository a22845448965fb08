"""A fictional workshop: its data as files, and the script that made them."""
