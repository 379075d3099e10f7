"""Codes on walls: their symbols, posters and sheets of cards."""
