"""How much each criterion counts beside the others."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each criterion counts beside the others; only their proportions matter.

    These are judgements of the desk and not measured: to be compared with what became of the
    introductions (placed or not) once there are some hundreds.
    """

    talents: float = 25  # what the scan and the conversation are about
    days: float = 20  # who is not free then will not come; hours can often be talked about
    practise_dutch: float = 15  # for who asks it, often why they came; no pull on anybody else
    category: float = 20  # what somebody asked for; shown elsewhere they ask why
    distance: float = 10  # Brussels is small and its tram is near
    engagement: float = 10  # a one-off can become a habit, the other way round is harder
