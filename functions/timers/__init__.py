"""The minute sweep over what is due; its cost follows what is due, never what is open."""
