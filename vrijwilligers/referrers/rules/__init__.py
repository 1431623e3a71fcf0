"""The rules of referrers: what they hear, and what they bring."""
