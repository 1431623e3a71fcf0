"""What an organisation answered, in words; and a vacancy as the answers of its forms."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten
from typing import NamedTuple

from flask_babel import LazyString, ngettext
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
from vrijwilligers.vacancies.wording import (
    FactInWords,
    contact_of,
    languages_of,
    pick_facts,
    public_contact,
)
from vrijwilligers.vacancies.wording.fields import code_names, say_field
from vrijwilligers.vocabulary.clock import today
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
FACTS_BY_MAIL = ("where", "languages", "minimum_age", "days", "publish_until")
FACTS_BY_LINK = (
    *("where", "languages", "minimum_age", "allowance"),
    *("period", "days", "places", "publish_until"),
)
SUMMARY = 160  # letters of a description in a mail
LONGEST_TITLE = 80  # letters in a subject


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


def facts_for(
    address: str, vacancy: Vacancy, keys: Iterable[str] = FACTS_BY_LINK
) -> list[FactInWords]:
    """Return what a mail or a link shows of a vacancy to who reads mail at an address."""
    return [_contact(address, vacancy), *pick_facts(vacancy, keys).values()]


def shows_contact(address: str, vacancy: Vacancy) -> bool:
    """Tell whether a link shows the contact: to the contact, or where everybody may know them."""
    is_theirs = (vacancy.contact_email or "").lower() == address.lower()
    return is_theirs or contact_of(vacancy) == public_contact(vacancy)


def _contact(address: str, vacancy: Vacancy) -> FactInWords:
    contact = contact_of(vacancy)
    words = " · ".join(filter(None, (contact.name, contact.phone_written, contact.email)))
    if words and not shows_contact(address, vacancy):
        words = _("we know it, and do not show it here")
    label = _("Contact")
    return FactInWords(key="contact", label=label, words=words, short=words, is_public=False)


def vacancy_in_mail(vacancy: Vacancy, recipient: Recipient) -> dict[str, object]:
    """Return what a mail says of a vacancy: what it is, and what is most often out of date."""
    _language, text = vacancy.text_in(recipient.language)
    return {
        "title": text.title,
        "organisation": vacancy.organisation.name,
        "summary": shorten(text.description or "", SUMMARY, placeholder=" …"),
        "facts": facts_for(recipient.address, vacancy, FACTS_BY_MAIL),
    }


def subject_of(titles: Sequence[str]) -> str:
    """Say what a mail about vacancies is about: a title, or how many they are."""
    if len(titles) > 1:
        many = len(titles)
        return ngettext(
            "Is your %(num)s vacancy still right?", "Are your %(num)s vacancies still right?", many
        )
    return _("Is your vacancy still right: %(title)s", title=short_title(titles[0]))


def short_title(title: str) -> str:
    """Return a title as it stands in a subject, of which a list of mails shows the beginning."""
    return shorten(title, LONGEST_TITLE, placeholder=" …")


def say_proposal_state(vacancy: Vacancy) -> str:
    """Say to who proposed a vacancy where it stands."""
    if vacancy.is_proposal:
        return _("We still have to look at it.")
    if vacancy.is_open(today()):
        return _("We looked at it, and show it now.")
    if vacancy.published_at:
        return _("We do not show it at this moment.")
    return _("We looked at it, and do not show it.")


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
