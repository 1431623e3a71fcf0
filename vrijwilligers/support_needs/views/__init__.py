"""The pages of support needs."""
