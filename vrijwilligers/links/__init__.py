"""Signed links: made, hashed, and what became of them."""
