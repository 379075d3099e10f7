"""A matter and its life: what was told, where it stands, who may do what, by when, and who is told."""
