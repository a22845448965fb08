"""In and out: the archive, the export for sharing, workbooks, and tables that come in."""
