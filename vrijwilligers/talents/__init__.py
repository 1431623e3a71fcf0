"""The code lists that coordinators keep: talents and categories, in three languages."""
