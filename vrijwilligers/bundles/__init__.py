"""Printed vacancies: the bundle by category, the summer and the winter list."""
