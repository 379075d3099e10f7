"""How right the classifier is, and how fast."""
