"""The exports for others: counts for partners, whole ballots for a researcher."""
