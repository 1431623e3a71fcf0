"""The volunteer desk; ``vrijwilligers.app`` is its table of contents.

Nothing is loaded here: wsgi.py and ``__main__`` first say how the program is read in.
"""
