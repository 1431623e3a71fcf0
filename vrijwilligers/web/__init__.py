"""Pages: who may enter, forms, errors, languages, answers."""
