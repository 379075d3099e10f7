"""How the listener's model is made: sentences and windows of letters → matrix → tables → one file."""
