"""What the public sees: vacancies, season lists, feeds, and the interface for machines."""
