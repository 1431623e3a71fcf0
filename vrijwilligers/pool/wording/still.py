"""Whether somebody stays in the pool, in words."""

from dataclasses import dataclass

from flask_babel import gettext as _

from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.wording import CHANNELS
from vrijwilligers.vocabulary.languages import language_name, say_day, speaking
from vrijwilligers.vocabulary.phones import may_get_texts


@dataclass(frozen=True, kw_only=True)
class StillLine:
    """Somebody to ask whether they stay, by hand."""

    candidate_id: int
    name: str
    phone: str
    about: str
    may_text: bool


def still_line(membership: PoolMembership) -> StillLine:
    """Say whom to ask, how they want it, and in which language."""
    candidate = membership.candidate
    about = _(
        "%(how)s · we speak %(language)s · last sure on %(day)s",
        how=CHANNELS[membership.channel],
        language=language_name(candidate.language),
        day=say_day(membership.sure_on),
    )
    return StillLine(
        candidate_id=candidate.id,
        name=candidate.full_name,
        phone=candidate.phone or "",
        about=about,
        may_text=may_get_texts(candidate.phone),
    )


def text_to_ask(language: str, link: str) -> str:
    """Write the message for the phone of somebody, in their language; it names nobody."""
    with speaking(language):
        return _(
            "Do you stay in our pool for short assignments? One click is enough: %(link)s",
            link=link,
        )
