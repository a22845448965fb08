"""What rounds, results and decisions say, without a language: every face speaks from here."""
