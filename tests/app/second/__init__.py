"""A feature that has the name of another."""
