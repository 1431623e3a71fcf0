"""What is refused of introductions, and why."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.rules.answers import Limit
from vrijwilligers.matching.wording.refusals import say_limit
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.problems import Problem


class FicheMayNotBeUsed(Problem):
    """Consent was withdrawn, its use restricted, or its time is over (P-04, P-10, P-15)."""

    message = _l("This fiche may no longer be used. Its page of consent says why.")


class SharingIsNotConsented(Problem):
    """An organisation hears nothing of somebody who did not consent to sharing (P-16)."""

    message = _l(
        "This person did not consent to sharing with organisations. "
        "Ask for consent on the fiche first."
    )


class NobodyIsChosen(Problem):
    """An introduction needs a vacancy."""

    message = _l("Choose a vacancy first.")


class DidNotSayYes(Problem):
    """Each organisation needs a yes of its own (P-16)."""

    message = _l("Ask for a yes for each organisation, and tick how it was given.")


class WordsChanged(Problem):
    """Nobody said yes to words that they did not read."""

    message = _l("What the organisation would hear was changed in the meantime. Ask again.")


class YesIsWithdrawn(Problem):
    """Who took back the yes for one organisation says it anew, in a new introduction (P-04)."""

    message = _l("The yes for this organisation was taken back. Only an end can be noted.")


class VacancyIsNotOpen(Problem):
    """Nobody can be sent to a vacancy that is over, full or paused."""

    message = _l("This vacancy is not open any more. Choose another one.")


class TakesNobodyNew(Problem):
    """An organisation is paused, or has as many people at once as it can take."""

    def __init__(self, vacancy: Vacancy, limit: Limit) -> None:
        """Say which organisation, and until when."""
        super().__init__(limit)
        self.message = say_limit(vacancy, limit)


class IsIntroducedAlready(Problem):
    """One introduction at a time for the same person and the same vacancy."""

    message = _l(
        "This person was introduced to this vacancy already. Go on with that introduction."
    )


class IntroducedToBoth(Problem):
    """Two vacancies cannot become one while somebody is being introduced to each."""

    def __init__(self, numbers: Sequence[str]) -> None:
        """Say whose fiches these are, by number."""
        super().__init__()
        self.message = _l(
            "Somebody is being introduced to both (fiche %(numbers)s). "
            "Note first how one of the two introductions ended.",
            numbers=", ".join(numbers),
        )


class MustEndFirst(Problem):
    """A new yes begins a new introduction, once the one of which the yes was taken back is over."""

    message = _l(
        "The yes for the introduction that still runs was taken back. "
        "Note there how it ended, then introduce again."
    )


class CannotMove(Problem):
    """The states allow no such step."""

    message = _l("This step is not possible from here. Choose another one.")
    field = "target"


class DayIsTooLate(Problem):
    """What happened cannot lie ahead; an appointment may."""

    message = _l("This day lies ahead. Enter the day on which it happened.")
    field = "on"


class DayIsTooFar(Problem):
    """An appointment is made for the coming weeks; a far year is a slip of the finger."""

    message = _l("This day is more than a year ahead. Enter the day of the appointment.")
    field = "on"


class AppointmentIsOver(Problem):
    """An appointment lies ahead."""

    message = _l("This day is over. Enter a day that is still to come, or note what happened.")
    field = "on"


class NoSuchHour(Problem):
    """In the night in which the clock goes forward, an hour is skipped."""

    message = _l("The clock skips this hour on that day. Enter another one.")
    field = "begins_at"


class DayIsTooEarly(Problem):
    """A step comes after the introduction was made."""

    message = _l("This day is before the introduction. Enter a later one.")
    field = "on"


class EndHasNoReason(Problem):
    """We want to know how it ended: the year report counts it."""

    message = _l("Choose who ended it and why.")
    field = "side"
