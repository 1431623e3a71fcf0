"""The pages of drafts, and what every request to a form does with them."""
