"""What people need to be able to volunteer: of a special category, sealed, with consent apart."""
