"""How the triage classifier's model is made: corpus → matrix → tables → trust → one file."""
