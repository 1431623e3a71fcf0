"""How long a session lasts, and when the screen locks itself."""

WRITE_EVERY = 30  # seconds between two notes of activity in the cookie


def is_idle(active_at: float, at: float, *, idle_minutes: int) -> bool:
    """Tell whether nothing was done for so long that the screen locks (moments in seconds)."""
    return at - active_at > idle_minutes * 60


def is_over(signed_in_at: float, at: float, *, session_hours: int) -> bool:
    """Tell whether the day at the desk is over, and one has to sign in anew."""
    return at - signed_in_at > session_hours * 3600


def is_worth_noting(active_at: float, at: float) -> bool:
    """Tell whether the last note of activity is old enough to write a new one."""
    return at - active_at > WRITE_EVERY
