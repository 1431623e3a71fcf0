"""Where a person stands: by declared paths, and in texts of others."""
