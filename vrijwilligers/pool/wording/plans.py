"""The plan of a call in words: whole words and whole people, before anybody is asked.

A chance is said as so many of ten; nobody's own chance to say yes is said anywhere.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.pool.models import Call
from vrijwilligers.pool.queries.plans import CallPlan
from vrijwilligers.pool.rules.plan import Plan
from vrijwilligers.pool.rules.states import PoolChannel, Speed
from vrijwilligers.pool.wording import say_not_asked, say_until
from vrijwilligers.pool.wording.calls import SPEEDS

ALMOST_NONE, ALMOST_SURE = 0.05, 0.95
NEARLY_WHOLE = 0.2  # an amount that lies so near a whole one is that one
ONE_OR_TWO = 3  # below this many, what lies between two is said as such
CHANNEL_ORDER = (PoolChannel.MAIL, PoolChannel.MESSAGE, PoolChannel.PHONE)


@dataclass(frozen=True, kw_only=True)
class SpeedInWords:
    """What asking at one speed brings and costs: an amount and its words, row by row."""

    speed: Speed
    name: str
    asked: int
    button: str
    rows: tuple[tuple[str, str], ...]

    @property
    def is_first(self) -> bool:
        """Tell whether it is what one usually wants."""
        return self.speed is Speed.URGENT


@dataclass(frozen=True, kw_only=True)
class PlanInWords:
    """The plan of a call: both speeds, whom we do not ask, and what it is founded on."""

    needed: str
    usual: str
    source: str
    cannot: str  # why the pool does not manage, where it does not
    speeds: tuple[SpeedInWords, ...]
    may_be_asked: int
    everybody: int
    not_now: tuple[tuple[int, str], ...]
    fairness: str

    @property
    def may_ask(self) -> bool:
        """Tell whether there is anybody to ask."""
        return any(one.asked for one in self.speeds)

    def of(self, speed: Speed) -> SpeedInWords:
        """Return what one speed brings and costs."""
        return next(one for one in self.speeds if one.speed is speed)


def plan_in_words(call: Call, found: CallPlan) -> PlanInWords:
    """Say what asking now brings, and what it costs."""
    first, others = found.whom.first, found.whom.others
    left = sum(found.places_left)
    per_hundred = round(100 * found.expected.rate)
    return PlanInWords(
        needed=ngettext("%(num)s place to fill.", "%(num)s places to fill.", left),
        usual=_("Of 100 people who are asked, %(amount)s usually say yes.", amount=per_hundred),
        source=_source(found.expected.calls),
        cannot=_cannot(found) if left else "",
        speeds=tuple(_speed(call, one, len(first)) for one in found.by_speed.values()),
        may_be_asked=len(first),
        everybody=len(first) + others.total(),
        not_now=tuple(
            (amount, say_not_asked(reason, amount)) for reason, amount in others.most_common()
        ),
        fairness=_fairness([len(one.member.asked_on) for one in first]),
    )


def say_chance(chance: float) -> str:
    """Say a chance in words: *8 of 10*, *almost none*, *almost sure*."""
    if chance < ALMOST_NONE:
        return _("almost none")
    if chance >= ALMOST_SURE:
        return _("almost sure")
    return _("%(times)s of 10", times=min(9, max(1, round(10 * chance))))


def say_people(amount: float) -> str:
    """Say how many people may be expected: a whole number, or between which two."""
    near = round(amount)
    if amount >= ONE_OR_TWO or abs(amount - near) < NEARLY_WHOLE:
        return str(near)
    return _("%(low)s or %(high)s", low=floor(amount), high=ceil(amount))


def say_ask(amount: int) -> str:
    """Say on a button how many people are asked."""
    return ngettext("Ask %(num)s person", "Ask %(num)s people", amount)


def channels_in_words(channels: Counter[PoolChannel]) -> list[tuple[int, str]]:
    """Say how many are asked in which way."""
    words = {
        PoolChannel.MAIL: _("by e-mail, at once"),
        PoolChannel.MESSAGE: _("by a text that is ready: it stands in the call list"),
        PoolChannel.PHONE: _("by phone: they stand in the call list"),
    }
    return [(channels[one], words[one]) for one in CHANNEL_ORDER if channels[one]]


def _source(calls: int) -> str:
    if not calls:
        return _("No call of ours is over yet: this is reckoned from what is known of other pools.")
    return ngettext(
        "This is reckoned from %(num)s call that is over.",
        "This is reckoned from %(num)s calls that are over.",
        calls,
    )


def _cannot(found: CallPlan) -> str:
    """Say that the pool does not manage, and how far it comes."""
    amount, urgent = len(found.whom.first), found.by_speed[Speed.URGENT]
    if not amount:
        return _("Nobody of the pool can be asked for this now.")
    if urgent.reachable:
        return ""
    return ngettext(
        "The pool alone cannot do this. Only %(num)s person may be asked: the chance that all is "
        "filled within the hour is %(chance)s.",
        "The pool alone cannot do this. Only %(num)s people may be asked: the chance that all is "
        "filled within the hour is %(chance)s.",
        amount,
        chance=say_chance(urgent.chance_within_hour),
    )


def _speed(call: Call, plan: Plan, may_be_asked: int) -> SpeedInWords:
    is_calm = plan.speed is Speed.CALM
    asked = plan.asked_now
    until = say_until(call.answer_until)
    in_the_end = say_chance(plan.chance_in_the_end)
    chance = _("chance that all is filled within the hour")
    if is_calm:
        chance = _(
            "chance within the hour. By %(until)s: %(chance)s", until=until, chance=in_the_end
        )
    return SpeedInWords(
        speed=plan.speed,
        name=str(SPEEDS[plan.speed]),
        asked=asked,
        button=say_ask(asked),
        rows=(
            (str(asked), _say_asked(asked, is_calm=is_calm)),
            (say_chance(plan.chance_within_hour), chance),
            (say_people(plan.in_vain), _say_in_vain(plan.in_vain)),
            (str(asked), _say_rest(asked, may_be_asked - asked)),
        ),
    )


def _say_asked(amount: int, *, is_calm: bool) -> str:
    if is_calm:
        return ngettext(
            "person gets the question now, and every two hours some more",
            "people get the question now, and every two hours some more",
            amount,
        )
    return ngettext("person gets the question now", "people get the question now", amount)


def _say_in_vain(amount: float) -> str:
    near = round(amount)
    amount = near if abs(amount - near) < NEARLY_WHOLE else ceil(amount)
    return ngettext(
        "person probably says yes in vain. They are thanked, and come first next time.",
        "people probably say yes in vain. They are thanked, and come first next time.",
        int(amount),
    )


def _say_rest(amount: int, left: int) -> str:
    rests = ngettext(
        "person is asked nothing for three weeks.",
        "people are asked nothing for three weeks.",
        amount,
    )
    for_others = ngettext(
        "For other calls %(num)s person is left.", "For other calls %(num)s people are left.", left
    )
    return f"{rests} {for_others}"


def _fairness(times: Sequence[int]) -> str:
    most = max(times, default=0)
    if not most:
        return _("Nobody of them was asked in the last three months.")
    return ngettext(
        "Nobody of them was asked more than %(num)s time in the last three months.",
        "Nobody of them was asked more than %(num)s times in the last three months.",
        most,
    )
