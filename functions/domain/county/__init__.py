"""A county and what its admin sets: limits, rules, units, roles, hours, and the bounds of all of it."""
