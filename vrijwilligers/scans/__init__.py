"""Talent scans: how one goes online, what is kept of it and only then, and where it is used."""
