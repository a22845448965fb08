"""Lists that somebody brings: text or cells become rows, rows become records."""
