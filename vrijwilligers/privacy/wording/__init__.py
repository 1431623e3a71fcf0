"""What we hold about a person in words: labels, values, and what goes with a copy."""
