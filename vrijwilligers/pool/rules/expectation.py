"""How many of those who are asked say yes, and how soon: of the pool as a whole, never of a person.

The rate is yes divided by asked; silence counts as not yes. It is shrunk from what is known of
loose pools elsewhere (about 10 % of Ready2Help, 17 to 47 % of first responders; we begin at 15 %),
and differs by notice and by how often somebody was asked lately, never by a trait.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log
from statistics import NormalDist

from vrijwilligers.pool.rules.bands import AnswerCount, Band

# What we believe before anybody answered: as if 40 people had been asked and 6 had said yes.
PRIOR_ASKED = 40.0
PRIOR_YES = 6.0
# A notice or a number of earlier questions of which little is known answers as the whole pool does:
# as if this many were asked there with that rate.
STRENGTH = 40.0

# Half of the yeses come within 35 minutes (a simulated pool of 150, and alike elsewhere); the rest
# comes slower and slower. One quarter comes within 17 minutes, three quarters within 73.
HALF_AFTER = 35.0  # minutes
SPREAD = 1.1  # of the logarithm of minutes
PRIOR_TIMED = 20.0

# One call is more wanted than another: its rate lies around that of the pool as the share of yeses
# among this many people would.
ALIKE = 60.0


@dataclass(frozen=True)
class Expectation:
    """What we expect of those we ask, with how sure we are.

    ``yes`` are the two parameters of a beta distribution of the rate of the pool;
    ``factor`` is by how much a band (notice, asked lately) lies above it or below;
    ``within_hour`` is the share of all yeses that comes within the hour.
    """

    yes: tuple[float, float]
    within_hour: float
    calls: int = 0  # from how many it comes
    factor: Mapping[Band, float] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Return the share of those asked who say yes, 0 to 1."""
        alpha, beta = self.yes
        return alpha / (alpha + beta)

    def rate_of(self, band: Band) -> float:
        """Return the share of those asked in a band who say yes, 0 to 1."""
        return min(1.0, self.rate * self.factor.get(band, 1.0))


def expectation(counts: Mapping[Band, AnswerCount], *, calls: int = 0) -> Expectation:
    """Say what to expect after these answers; without any it is what we believed before."""
    every = sum(counts.values(), AnswerCount())
    yes = (PRIOR_YES + every.yes, PRIOR_ASKED - PRIOR_YES + every.asked - every.yes)
    rate = yes[0] / sum(yes)
    timed = (PRIOR_TIMED * share_within(60) + every.within_hour) / (PRIOR_TIMED + every.yes)
    return Expectation(
        yes=yes,
        within_hour=timed,
        calls=calls,
        factor={band: _shrunk(count, rate) / rate for band, count in counts.items()},
    )


def share_within(minutes: float) -> float:
    """Return which share of all yeses comes within so many minutes, before we measured ours."""
    return NormalDist(log(HALF_AFTER), SPREAD).cdf(log(minutes)) if minutes > 0 else 0.0


def share_left(minutes: float) -> float:
    """Return how much of the chance of a yes is left of who was silent for so many minutes.

    Of a chance that is small, what is left of it is the share of all yeses that come later.
    """
    return 1.0 - share_within(minutes)


def _shrunk(count: AnswerCount, rate: float) -> float:
    return (STRENGTH * rate + count.yes) / (STRENGTH + count.asked)
