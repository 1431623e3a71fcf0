"""The fixed texts of what a visitor holds, in our languages and in others that came as data."""
