"""The volunteer market."""
