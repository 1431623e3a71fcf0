"""The pages of talent scans at the desk."""
