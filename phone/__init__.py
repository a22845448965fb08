"""The participants' ballot: pages that work without JavaScript, one script, one stylesheet."""
