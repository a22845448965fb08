"""The rules of the step *Omgeving*: factors, and the confrontation."""
