"""Files with organisations from outside, read without the web and without the database."""
