"""What is handed out of the public vacancies: to search engines, readers of feeds and machines."""
