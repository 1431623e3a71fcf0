"""Who wants to join the pool, in words: what they wish, and what is to be done about it."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.pool.models import PoolApplication
from vrijwilligers.pool.rules.details import MembershipDetails
from vrijwilligers.pool.wording import CHANNELS, NOTICES
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import say_day, spoken
from vrijwilligers.vocabulary.words import say_days, say_municipality

OF_DESK = _l("call to confirm it")
KNOWN = _l("confirmed: perhaps we know this person")
OF_MAIL = _l("has a mail to confirm it")


@dataclass(frozen=True, kw_only=True)
class ApplicationLine:
    """Somebody who wants to join, in a list: ``tag`` marks what is for the desk."""

    id: int
    name: str
    since: str
    what: str
    tag: str


def say_wishes(wishes: MembershipDetails) -> list[tuple[str, str]]:
    """Say what somebody wishes of the pool, each with its question."""
    names = category_names(spoken())
    said = {
        _("How we ask"): str(CHANNELS[wishes.channel]),
        _("How long before"): str(NOTICES[wishes.notice]),
        _("When"): say_days(wishes.days) if wishes.days else _("not said"),
        _("At most"): _say_most(wishes.most_a_month),
        _("Work"): ", ".join(names.get(code, code) for code in wishes.categories) or _("all work"),
        _("Where"): ", ".join(map(say_municipality, wishes.places)) or _("everywhere"),
    }
    return [*said.items()]


def application_line(application: PoolApplication) -> ApplicationLine:
    """Say who wants to join since when, and what is to be done about it."""
    details = application.details
    name = f"{details.given_name} {details.family_name}".strip() if details else ""
    is_for_desk = application.confirmed_at is not None or application.message_id is None
    what = OF_DESK if application.message_id is None else OF_MAIL
    return ApplicationLine(
        id=application.id,
        name=name or _("cannot be opened"),
        since=_("sent on %(day)s", day=say_day(day_of(application.sent_at))),
        what=str(KNOWN if application.confirmed_at else what),
        tag="due" if is_for_desk else "",
    )


def _say_most(times: int | None) -> str:
    if times is None:
        return _("as often as somebody is needed")
    return ngettext("%(num)s time a month", "%(num)s times a month", times)
