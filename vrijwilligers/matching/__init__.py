"""Bringing people and vacancies together: suggestions with their reasons; a person decides."""
