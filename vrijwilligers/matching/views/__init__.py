"""The pages of matching, by subject."""
