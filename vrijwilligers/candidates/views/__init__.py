"""The pages about candidates: the list, the fiche to fill in, consent, lists from a file."""
