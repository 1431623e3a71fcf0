"""The pages of vacancies and their imports."""
