"""What an organisation hears when something is taken back or corrected, in its own language."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.models import Recall
from vrijwilligers.matching.rules.disclosure import DisclosedField, RecalledPerson, RecallKind
from vrijwilligers.matching.wording.disclosures import FIELD_WORDS
from vrijwilligers.matching.wording.todos import say_due, tag_of
from vrijwilligers.vocabulary.languages import listed, say_day, speaking
from vrijwilligers.vocabulary.words import say_phone

SUBJECTS = {
    RecallKind.ERASE: _l("Please erase data that we gave you"),
    RecallKind.CORRECT: _l("Data that we gave you have changed"),
}
TASKS = {
    RecallKind.ERASE: _l("Tell them to erase what we gave"),
    RecallKind.CORRECT: _l("Tell them what changed"),
}


@dataclass(frozen=True, kw_only=True)
class RecallLine:
    """Somebody who must be told, in a list; it names no candidate."""

    id: int
    version: int
    tag: str
    when: str
    organisation: str
    what: str
    codes: str


def recall_line(recall: Recall, today: date) -> RecallLine:
    """Put into words who must be told, and by when."""
    return RecallLine(
        id=recall.id,
        version=recall.version,
        tag=tag_of(recall.due_on, today),
        when=say_due(recall.due_on, today),
        organisation=recall.organisation_name,
        what=str(TASKS[recall.kind]),
        codes=listed(recall.codes.split()),
    )


def what_to_say(
    recall: Recall, person: RecalledPerson | None, language: str, *, short: bool = False
) -> list[str]:
    """Say what the organisation must hear, sentence by sentence, in its language.

    ``short`` gives the short name alone: a mail stays in a mailbox.
    """
    with speaking(language):
        said = [_opening(recall, person, short=short)]
        said += _told(person) if person else []
        said += _changes(person) if recall.kind.is_correction else [_erase()]
        return [*said, _("Please tell us when it is done.")]


def say_overtaken(recall: Recall) -> str:
    """Say what became of a recall after somebody opened its page."""
    if recall.done_at is None:
        return _("This was changed in the meantime. It is still to be done.")
    return _("This was done already.")


def _opening(recall: Recall, person: RecalledPerson | None, *, short: bool) -> str:
    codes = listed(recall.codes.split())
    if person is None:
        return _("We told you about a candidate volunteer. Our reference: %(codes)s.", codes=codes)
    name = person.short_name if short else person.name
    return _(
        "We told you about %(name)s, a candidate volunteer. Our reference: %(codes)s.",
        name=name,
        codes=codes,
    )


def _told(person: RecalledPerson) -> list[str]:
    return [
        _("It was for “%(title)s”, on %(day)s.", title=title, day=say_day(date.fromisoformat(day)))
        for _code, title, day in person.told
        if day
    ]


def _erase() -> str:
    return _(
        "This person takes it back. Please erase what we gave you, unless this person "
        "volunteers with you."
    )


def _changes(person: RecalledPerson | None) -> list[str]:
    if person is None:
        return [_("Something of it changed. Please ask us what.")]
    values = dict(person.now)
    if DisclosedField.PHONE in values:
        values[DisclosedField.PHONE] = say_phone(values[DisclosedField.PHONE] or None)
    return [
        _("Since then it changed. %(field)s: %(value)s.", field=FIELD_WORDS[code], value=value)
        if value
        else _("Since then it changed. %(field)s: please use it no more.", field=FIELD_WORDS[code])
        for code, value in ((DisclosedField(code), value) for code, value in values.items())
    ]
