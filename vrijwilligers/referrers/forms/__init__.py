"""The forms of referrers."""
