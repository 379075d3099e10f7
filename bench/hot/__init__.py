"""How well hot issues are found in a year of messages."""
