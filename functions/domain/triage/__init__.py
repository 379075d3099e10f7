"""Whose a matter is: rules, duties, what was taught, what was told before; and how right that was."""
