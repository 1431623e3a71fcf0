"""What this desk is: its name, where it is, when it is open, and who answers for the data."""
