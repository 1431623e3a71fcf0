"""Referrers: who brought whom, and what they hear back."""
