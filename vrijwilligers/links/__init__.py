"""Signed links: one table, one decorator, one log filter. How to add one: ``docs/links.md``."""
