"""What an organisation answered, in words; and a vacancy as the answers of its forms."""

from collections.abc import Iterator
from typing import NamedTuple

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.answers.rules import (
    CONTACT_FIELDS,
    DAY_FIELDS,
    FIELDS,
    NUMBER_FIELDS,
    REMARK,
    SAID_BY,
    TEXT_FIELDS,
    Answer,
    FieldValues,
    plain_lines,
)
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import Recipient
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.fields import LABELS as VACANCY_LABELS
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.details import details_of
from vrijwilligers.vacancies.wording import FactInWords, languages_of, pick_facts
from vrijwilligers.vacancies.wording.fields import code_names, say_field
from vrijwilligers.vocabulary.languages import LANGUAGES, say_day, spoken

LABELS = VACANCY_LABELS | {REMARK: _l("Anything else"), SAID_BY: _l("Who said it")}
CONFIRMED = _l("You told us on %(day)s that this vacancy is still right.")
CLOSED = _l("You told us on %(day)s that this vacancy is over. We no longer show it.")
CHANGED = {  # by what a coordinator decided
    None: _l(
        "You sent us changes on %(day)s. A coordinator looks at them. Until then we show the"
        " vacancy as it was."
    ),
    True: _l(
        "You sent us changes on %(day)s. A coordinator looked at them, and changed the vacancy."
    ),
    False: _l(
        "You sent us changes on %(day)s. A coordinator looked at them, and left the vacancy as it"
        " is."
    ),
}
FACTS_BY_LINK = ("where", "period", "days", "places", "publish_until")


class RequestedChange(NamedTuple):
    """One thing that an organisation wants otherwise, as we have it and as they want it."""

    field: str
    label: str
    language: str | None  # of a text
    ours: str
    theirs: str


def answers_of(vacancy: Vacancy, *, with_contact: bool = True) -> FieldValues:
    """Return what we have of a vacancy, as the values of an answer.

    Whom to contact is left out where the recipient of the link is somebody else.
    """
    said: FieldValues = {}
    for language in languages_of(vacancy):
        _code, text = vacancy.text_in(language)
        said[f"title_{language}"] = text.title
        said[f"description_{language}"] = plain_lines(text.description)
    said |= {name: getattr(vacancy, name) for name in (*DAY_FIELDS, *NUMBER_FIELDS)}
    return said | {
        name: getattr(vacancy, name) if with_contact else None for name in CONTACT_FIELDS
    }


def differences(vacancy: Vacancy, requested: FieldValues) -> Iterator[RequestedChange]:
    """Say what an organisation wants otherwise, beside what we have."""
    ours = vars(details_of(vacancy)) | answers_of(vacancy)
    codes = code_names()
    for name in FIELDS:
        if name in requested:
            language = name[-2:] if name in TEXT_FIELDS else None
            yield RequestedChange(
                field=name,
                label=str(LABELS[name]),
                language=language,
                ours=say_field(name, ours.get(name), codes),
                theirs=say_field(name, requested[name], codes),
            )


def facts_for_its_organisation(vacancy: Vacancy) -> list[FactInWords]:
    """Return what a link shows of a vacancy: where, when, and how many; nothing about anybody."""
    return list(pick_facts(vacancy, FACTS_BY_LINK).values())


def say_what_became(link: SignedLink, change: ChangeRequest | None, *, is_shown: bool) -> str:
    """Say what came of a link that works no more: of its answer, or why it has none.

    ``change`` is what was asked through it, ``is_shown`` tells that its vacancy still is.
    """
    if link.answer and link.used_at:
        words = _answered(Answer(link.answer), change)
        return str(words) % {"day": say_day(link.used_at)}
    if is_shown:
        return _("It is too old, or a newer link took its place.")
    return _("We do not show this vacancy at this moment.")


def _answered(answer: Answer, change: ChangeRequest | None) -> LazyString:
    if answer == Answer.CHANGED:
        return CHANGED[change.is_accepted if change else None]
    return CONFIRMED if answer == Answer.CONFIRMED else CLOSED


def recipients_at(organisation: Organisation) -> dict[str, tuple[str, Recipient]]:
    """Return who can be mailed at an organisation, by a key: how we call them, and where."""
    recipients = {
        str(person.id): (
            f"{person.name} ({person.email})",
            Recipient(person.email, _spoken_by(person.language)),
        )
        for person in organisation.contact_persons
        if person.email
    }
    if organisation.email:
        own = Recipient(organisation.email, spoken())
        recipients["organisation"] = (f"{organisation.name} ({organisation.email})", own)
    return recipients


def _spoken_by(language: str | None) -> str:
    return language if language in LANGUAGES else spoken()
