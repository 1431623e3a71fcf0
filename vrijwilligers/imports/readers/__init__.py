"""Files parsed without the web and without the database."""
