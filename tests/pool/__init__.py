"""Stories of the pool: calls, who is asked, who comes."""
