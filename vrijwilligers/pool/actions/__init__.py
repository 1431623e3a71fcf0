"""Deeds of the pool: asking for a call, answering it, moving up in the line."""
