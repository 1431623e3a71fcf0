"""Made-up people and organisations, any number of them, the same for the same seed (P-26)."""
