"""What we write to candidates: texts with named places to fill in, and nothing more."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from vrijwilligers.links.rules import LinkPurpose, declare
from vrijwilligers.vocabulary.link_holders import LinkHolder

MAIL_STOP = declare(
    LinkPurpose(
        name="mail_stop",
        endpoint="matching.stop_mail",
        holder=LinkHolder.CANDIDATE,
        lasts=timedelta(days=365),
        thanks=True,
        dead_page="matching/mail_stopped.html",
    )
)
PLACE = re.compile(r"\{([^{}\n]*)\}")


class LetterTemplateKind(StrEnum):
    """What a mail to a candidate says."""

    APPOINTMENT = "appointment"
    CHANGED = "changed"  # the appointment is on another day or place than the mail before said
    CANCELLED = "cancelled"
    NOT_REACHED = "not_reached"  # we called, and nobody answered
    STILL_THERE = "still_there"  # three months after the start
    POOL_THANKS = "pool_thanks"  # to who came to a call of the pool
    POOL_MISSED = "pool_missed"  # to who said yes to one, and did not come

    @property
    def is_about_appointment(self) -> bool:
        """Tell whether it says when and where somebody is expected."""
        return self in (LetterTemplateKind.APPOINTMENT, LetterTemplateKind.CHANGED)

    @property
    def has_calendar(self) -> bool:
        """Tell whether a file for the calendar goes along."""
        return self.is_about_appointment or self == LetterTemplateKind.CANCELLED


class LetterPlace(StrEnum):
    """A place in a text that we fill in."""

    NAME = "name"
    ORGANISATION = "organisation"
    TASK = "task"
    DAY = "day"
    HOUR = "hour"
    PLACE = "place"
    WITH_WHOM = "with_whom"
    PHONE = "phone"
    TRAVEL = "travel"
    DESK = "desk"
    DESK_PHONE = "desk_phone"


ALWAYS = (LetterPlace.NAME, LetterPlace.ORGANISATION, LetterPlace.TASK)
OF_DESK = (LetterPlace.DESK, LetterPlace.DESK_PHONE)
OF_APPOINTMENT = (
    *(LetterPlace.DAY, LetterPlace.HOUR, LetterPlace.PLACE, LetterPlace.WITH_WHOM),
    *(LetterPlace.PHONE, LetterPlace.TRAVEL),
)
PLACES = {
    LetterTemplateKind.APPOINTMENT: (*ALWAYS, *OF_APPOINTMENT, *OF_DESK),
    LetterTemplateKind.CHANGED: (*ALWAYS, *OF_APPOINTMENT, *OF_DESK),
    LetterTemplateKind.CANCELLED: (*ALWAYS, LetterPlace.DAY, LetterPlace.HOUR, *OF_DESK),
    LetterTemplateKind.NOT_REACHED: (*ALWAYS, *OF_DESK),
    LetterTemplateKind.STILL_THERE: (*ALWAYS, *OF_DESK),
    LetterTemplateKind.POOL_THANKS: (*ALWAYS, LetterPlace.DAY, *OF_DESK),
    LetterTemplateKind.POOL_MISSED: (*ALWAYS, LetterPlace.DAY, *OF_DESK),
}


@dataclass(frozen=True, kw_only=True)
class LetterText:
    """Subject and body, before or after the places are filled in."""

    subject: str
    body: str


def unknown_place(text: str, places: Collection[str]) -> str | None:
    """Return the first place that nobody fills in, as it was typed."""
    return next((one for one in PLACE.findall(text) if one not in places), None)


def has_stray_brace(text: str) -> bool:
    """Tell whether a brace stands there that opens or closes no place."""
    rest = PLACE.sub("", text)
    return "{" in rest or "}" in rest


def filled(text: LetterText, values: Mapping[str, str]) -> LetterText:
    """Fill in the places; a line of which we know nothing that it asks is left out."""
    lines = [_line(line, values) for line in text.body.splitlines() if _says(line, values)]
    return LetterText(subject=_line(text.subject, values), body="\n".join(lines))


def _says(line: str, values: Mapping[str, str]) -> bool:
    asked = PLACE.findall(line)
    return not asked or any(values.get(name) for name in asked)


def _line(line: str, values: Mapping[str, str]) -> str:
    return PLACE.sub(lambda place: values.get(place[1], ""), line)
