"""What the pages of vacancies ask."""
