"""Whose data goes, when and how: erasing, terms; this floor sees all and is seen by none."""
