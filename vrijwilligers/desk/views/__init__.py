"""The pages where the desk comes together."""
