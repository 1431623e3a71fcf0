"""What is done to the code lists and to the sets of talents."""
