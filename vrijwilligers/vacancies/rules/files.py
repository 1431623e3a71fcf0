"""What is true of files with vacancies."""


def is_drastic(withdrawn: int, shown: int) -> bool:
    """Tell whether more than a fifth of what was shown goes (DESIGN section 10: it asks first)."""
    return withdrawn * 5 > shown
