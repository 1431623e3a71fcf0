"""The pool: people for short assignments, the calls they are asked for, and their answers."""
