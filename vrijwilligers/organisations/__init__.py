"""Organisations and their contact persons; a referrer is one with that role."""
