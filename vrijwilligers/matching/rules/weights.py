"""How much each criterion counts beside the others."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each criterion counts beside the others; only their proportions matter.

    Each has the name of its ``Criterion`` and is 0 or more; 0 leaves it out. These are judgements
    of the desk and not measured: to be compared with what became of the introductions (placed or
    not) once there are some hundreds.
    """

    talents: float = 25  # what the scan and the conversation are about
    category: float = 20  # what somebody asked for; shown elsewhere they ask why
    days: float = 20  # who is not free then will not come; hours can often be talked about
    distance: float = 10  # Brussels is small and its tram is near
    engagement: float = 10  # a one-off can become a habit, the other way round is harder
    practise_dutch: float = 15  # for who asks it, often why they came; no pull on anybody else
    languages: float = 7  # more than what is needed makes a first day easier
    support: float = 15  # for who said what they need, and agreed that we look with it
    accessible: float = 2  # an organisation that learned to welcome everybody
    start: float = 14  # somebody who waits for months looks elsewhere
    freshness: float = 4  # what was confirmed lately is still so
    fairness: float = 10  # an organisation that was sent many can wait for others
