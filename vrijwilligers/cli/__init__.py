"""Commands of the desk that belong to no single feature."""
