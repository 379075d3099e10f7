"""Keeping the search true: what the stream writes, and when it goes to the shelves."""
