"""Drafts: what somebody types is kept on the server until it is saved, for that person alone."""
