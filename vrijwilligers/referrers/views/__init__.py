"""The pages of referrers."""
