"""The public pages, and what is there for machines. None of them knows who asks."""
