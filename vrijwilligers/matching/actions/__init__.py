"""Deeds of matching: introductions, and what has to be followed up."""
