"""What the pool refuses, in words."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.vocabulary.problems import Problem


class NotInThePool(Problem):
    """Nobody is asked who does not consent to it."""

    message = _l("Read together the question of the pool, and tick how they said yes.")
    field = "pool"


class ChannelIsMissing(Problem):
    """A mail needs an address, a message and a call a number."""

    message = _l("We have no number or address for this. Choose another way, or add it first.")
    field = "channel"


class ApplicationDoesNotOpen(Problem):
    """It was sealed with a key that is gone."""

    message = _l("What this person sent cannot be opened. Remove it, and ask them again.")


class PoolPauseIsOver(Problem):
    """A pause lies ahead."""

    message = _l("Enter a day that is still to come.")
    field = "until"


class PoolPauseIsTooLong(Problem):
    """Who wants longer than a year leaves the pool, and joins again."""

    message = _l("A pause lasts a year at most. Who wants it longer leaves the pool.")
    field = "until"


class CallHasNoShift(Problem):
    """Without a shift nobody knows when to come."""

    message = _l("Add a shift first.")


class CallIsNotOpen(Problem):
    """What is over is asked of nobody."""

    message = _l("This call takes no answers any more.")


class ShiftIsToCome(Problem):
    """Nobody came yet."""

    message = _l("This shift has not begun yet. Come back then.")


class CallIsNotOver(Problem):
    """Thanks come after the work."""

    message = _l("The last shift is not over yet. Come back then.")


class ShiftIsOver(Problem):
    """Nobody comes to what is past."""

    message = _l("This shift has begun already. Choose a later day or hour.")
    field = "on"


class ShiftIsTooLong(Problem):
    """Nobody works around the clock."""

    message = _l("A shift lasts at most sixteen hours. Make two of it.")
    field = "ends_at"


class AnswersEndTooLate(Problem):
    """Who answers after the beginning comes too late."""

    message = _l("Answers must come before the first shift begins.")
    field = "until_on"


class AnswersAreOver(Problem):
    """Who may not answer is not asked."""

    message = _l("Enter a moment that is still to come.")
    field = "until_on"


class TooManyShifts(Problem):
    """A plan looks at every set of shifts."""

    message = _l("A call has at most eight shifts. Make a second call.")


class MinimumIsTooHigh(Problem):
    """What needs more people than it has places never goes on."""

    message = _l("A shift goes on from at most as many people as it has places.")
    field = "minimum"


class TooManyOwnPeople(Problem):
    """Who brings more people than there are places needs nobody."""

    message = _l("The organisation has no more people of its own than there are places.")
    field = "own_people"


class CallHasBegun(Problem):
    """What people were asked stays as it was said to them."""

    message = _l("People were asked already: this call cannot be changed any more.")


class TimeIsNotLonger(Problem):
    """Who wants less time closes the call."""

    message = _l("Enter a moment after the one until which one may answer now.")
    field = "until_on"


def about_shift(problem: Problem, place: int) -> Problem:
    """Say of which shift of a form a problem is, the first being 1."""
    if problem.field is not None:
        problem.field = f"{problem.field}_{place}"
    return problem
