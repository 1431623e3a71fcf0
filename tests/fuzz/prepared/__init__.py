"""A desk in which a record stands in every state that a page or a form is about."""
