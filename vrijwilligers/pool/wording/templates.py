"""Templates of calls in words: the name, and what a call of it begins with."""

from dataclasses import dataclass

from flask_babel import ngettext

from vrijwilligers.pool.models import CallTemplate
from vrijwilligers.pool.wording import CallInWords, call_in_words
from vrijwilligers.vocabulary.languages import say_clock


@dataclass(frozen=True, kw_only=True)
class TemplateLine:
    """A template in a list."""

    id: int
    name: str
    name_before: str
    call_id: int
    vacancy_id: int
    words: CallInWords
    shifts: tuple[str, ...]


def template_line(template: CallTemplate) -> TemplateLine:
    """Say a template in a line of a list."""
    call = template.call
    return TemplateLine(
        id=template.id,
        name=template.name,
        name_before=template.name_before or "",
        call_id=call.id,
        vacancy_id=call.vacancy_id,
        words=call_in_words(call),
        shifts=tuple(
            ngettext(
                "%(begins)s–%(ends)s, %(num)s person",
                "%(begins)s–%(ends)s, %(num)s people",
                one.places,
                begins=say_clock(one.begins_at),
                ends=say_clock(one.ends_at),
            )
            for one in call.shifts
        ),
    )
