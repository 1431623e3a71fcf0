"""What is handed out of the vacancies."""
