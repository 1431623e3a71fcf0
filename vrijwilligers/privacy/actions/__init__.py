"""Erasing somebody, and what is over its term."""
