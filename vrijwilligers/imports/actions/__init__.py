"""Everything that happens to a file that is brought in."""
