"""Vacancies: what organisations look for, their texts, and the import of files."""
