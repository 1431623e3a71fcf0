"""Proposing a vacancy through a link, without an account."""
