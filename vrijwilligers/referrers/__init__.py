"""Organisations that send people to us, whom they brought, and what they hear back of it."""
