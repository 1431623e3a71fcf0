"""Who was told what, in words: the question of each yes, what goes out, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.wording import WAYS
from vrijwilligers.matching.models import Disclosure
from vrijwilligers.matching.rules.disclosure import DisclosedField, DisclosureChannel, digest_of
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vocabulary.clock import day_of, now
from vrijwilligers.vocabulary.languages import language_name, listed, say_day, speaking
from vrijwilligers.vocabulary.words import say_phone

FIELD_WORDS = {
    DisclosedField.NAME: _l("Name"),
    DisclosedField.PHONE: _l("Phone"),
    DisclosedField.EMAIL: _l("E-mail address"),
    DisclosedField.COMES_BY: _l("Otherwise"),
}
YOUR_FIELDS = {
    DisclosedField.NAME: _l("your name"),
    DisclosedField.PHONE: _l("your phone number"),
    DisclosedField.EMAIL: _l("your e-mail address"),
    DisclosedField.COMES_BY: _l("that you come by the desk"),
}
CHANNEL_WORDS = {
    DisclosureChannel.PHONE: _l("on the phone"),
    DisclosureChannel.EMAIL: _l("by e-mail"),
    DisclosureChannel.IN_PERSON: _l("in person"),
    DisclosureChannel.LETTER: _l("by letter"),
}


@dataclass(frozen=True, kw_only=True)
class DisclosureLine:
    """What one organisation may hear or has heard, row by row; ``tag`` colours the state."""

    on: date
    reference: str
    organisation: str
    introduction_id: int
    fields: str
    agreed: str
    state: str
    tag: str
    text: str
    language: str
    recall_id: int | None  # where it is said what they must hear now
    is_mailed: bool


def shared_values(candidate: Candidate) -> dict[DisclosedField, str]:
    """Return exactly what an organisation would hear of somebody (P-16)."""
    values = {
        DisclosedField.NAME: candidate.full_name,
        DisclosedField.PHONE: say_phone(candidate.phone),
        DisclosedField.EMAIL: candidate.email,
        DisclosedField.COMES_BY: candidate.comes_by and _("comes by the desk"),
    }
    return {code: str(value) for code, value in values.items() if value}


def shared_fields(candidate: Candidate) -> list[tuple[str, str]]:
    """Return what an organisation would hear of somebody, as label and value."""
    return [(str(FIELD_WORDS[code]), value) for code, value in shared_values(candidate).items()]


def question(candidate: Candidate, organisation: Organisation) -> str:
    """Ask the yes for one organisation, in the language of the person: these words are kept."""
    return question_in(candidate.language, organisation.name, shared_values(candidate))


def question_in(language: str, organisation: str, fields: Iterable[DisclosedField]) -> str:
    """Ask in a language whether an organisation may hear this."""
    with speaking(language):
        asked = listed(YOUR_FIELDS[code] for code in fields)
        return _(
            "May we give %(organisation)s %(data)s? They use it to make an appointment with you. "
            "From then on they are responsible for it themselves. You may stop at any time: "
            "then we tell them.",
            organisation=organisation,
            data=asked,
        )


def promise(candidate: Candidate, organisation: Organisation) -> str:
    """Say what an organisation hears of somebody who says yes to a call: these words are kept."""
    return promise_in(candidate.language, organisation.name, shared_values(candidate))


def promise_in(language: str, organisation: str, fields: Iterable[DisclosedField]) -> str:
    """Say in a language what an organisation hears of who has a place."""
    with speaking(language):
        told = listed(YOUR_FIELDS[code] for code in fields)
        return _(
            "If you say yes and there is a place, we give %(organisation)s %(data)s, so that they "
            "expect you. From then on they are responsible for it themselves. You may take your "
            "yes back: then we tell them.",
            organisation=organisation,
            data=told,
        )


def shown_digest(candidate: Candidate, organisations: Iterable[Organisation]) -> str:
    """Return what tells whether these questions are asked in the words that were shown."""
    return digest_of(question(candidate, organisation) for organisation in organisations)


def disclosure_line(disclosure: Disclosure) -> DisclosureLine:
    """Put what one organisation may hear into words."""
    state, tag = _state(disclosure)
    return DisclosureLine(
        on=disclosure.told_on or day_of(disclosure.agreed_at),
        reference=disclosure.reference,
        organisation=disclosure.organisation_name,
        introduction_id=disclosure.introduction_id,
        fields=listed(_say_field(code) for code in disclosure.told_fields),
        agreed=_(
            "Yes on %(day)s, %(way)s, %(language)s",
            day=say_day(disclosure.agreed_at),
            way=str(WAYS.get(disclosure.way, disclosure.way)).lower(),
            language=language_name(disclosure.language),
        ),
        state=state,
        tag=tag,
        text=disclosure.text,
        language=disclosure.language,
        recall_id=_open_recall(disclosure),
        is_mailed=disclosure.told_how == DisclosureChannel.EMAIL,
    )


def say_told(disclosure: Disclosure) -> str:
    """Say when and how an organisation was told; *not told yet* before that."""
    if disclosure.told_on is None:
        return _("not told yet")
    day = say_day(disclosure.told_on)
    if disclosure.told_how is None:
        return _("told on %(day)s", day=day)
    return _("told on %(day)s, %(how)s", day=day, how=CHANNEL_WORDS[disclosure.told_how])


def _open_recall(disclosure: Disclosure) -> int | None:
    recall = disclosure.recall
    is_open = recall and recall.done_at is None and recall.begins_at <= now()
    return recall.id if recall and is_open else None


def _say_field(code: DisclosedField) -> str:
    words = _("comes by the desk") if code == DisclosedField.COMES_BY else str(FIELD_WORDS[code])
    return words.lower()


def _state(disclosure: Disclosure) -> tuple[str, str]:
    if disclosure.withdrawn_at is None and _open_recall(disclosure):
        return _("%(told)s; what changed must still be said", told=say_told(disclosure)), "late"
    if disclosure.withdrawn_at is None:
        return say_told(disclosure), "good" if disclosure.told_on else ""
    if disclosure.told_on is None:
        return _("taken back on %(day)s, never told", day=say_day(disclosure.withdrawn_at)), ""
    recall = disclosure.recall
    if recall is None or recall.done_at is None:
        return _("taken back: they still have to be told"), "late"
    return _("taken back, and told so on %(day)s", day=say_day(recall.done_at)), ""
