"""What goes out to a person: a copy of all that we hold about them."""
