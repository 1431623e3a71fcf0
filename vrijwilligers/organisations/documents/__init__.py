"""What is handed out of the organisations."""
