"""Counts and boards."""
