"""The rules of the step *Gebruikers*: interviews, insights, personas and journeys."""
