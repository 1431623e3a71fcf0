"""The day of a call in words: what somebody who comes must know, and who comes for who waits."""

from dataclasses import dataclass

from flask_babel import gettext as _

from vrijwilligers.matching.rules.letters import LetterPlace, LetterTemplateKind, LetterText
from vrijwilligers.matching.wording.appointments import details_of
from vrijwilligers.matching.wording.letters import Values, desk_letter
from vrijwilligers.pool.models import Call, CallAsk, CallSeat
from vrijwilligers.pool.queries.days import introduction_of
from vrijwilligers.pool.wording import call_in_words, say_shift, say_work
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.vacancies.wording.parts import say_where
from vrijwilligers.vocabulary.languages import speaking, spoken
from vrijwilligers.vocabulary.words import say_phone


@dataclass(frozen=True, kw_only=True)
class DayInWords:
    """What somebody must know who comes: what, when, where, for whom to ask and how to get there.

    ``title`` stands in ``language``; what we do not know is empty.
    """

    title: str
    language: str
    organisation: str
    shift: str
    work: str
    place: str
    with_whom: str
    phone: str
    travel: str


def day_in_words(seat: CallSeat) -> DayInWords:
    """Say a shift to who has a place in it, in the language we speak."""
    vacancy = seat.shift.call.vacancy
    language, text = public_text(vacancy, spoken())
    introduction = introduction_of(seat.ask)
    known = details_of(introduction) if introduction else None
    return DayInWords(
        title=text.title,
        language=language,
        organisation=vacancy.organisation.name,
        shift=say_shift(seat.shift),
        work=say_work(seat.shift),
        place=(known and known.place) or say_where(vacancy),
        with_whom=(known and known.with_whom) or "",
        phone=say_phone((known and known.phone) or ""),
        travel=(known and known.travel) or "",
    )


def reminder_text(seat: CallSeat) -> str:
    """Say a reminder in a message for a phone, in the language of who comes; it names nobody."""
    with speaking(seat.ask.candidate.language):
        day = day_in_words(seat)
        said = [
            _(
                "You help at %(organisation)s: %(shift)s.",
                organisation=day.organisation,
                shift=day.shift,
            ),
            day.place and f"{day.place}.",
            _if_late(),
        ]
        return " ".join(filter(None, said))


def thanks_letter(call: Call, kind: LetterTemplateKind, language: str, *, name: str) -> LetterText:
    """Write what somebody gets once the call ends, as this desk says it, in a language."""
    with speaking(language):
        words = call_in_words(call)
    values: Values = {
        LetterPlace.NAME: name,
        LetterPlace.ORGANISATION: words.organisation,
        LetterPlace.TASK: words.title,
        LetterPlace.DAY: words.days,
    }
    return desk_letter(kind, language, values)


def thanks_text(asked: CallAsk) -> str:
    """Say thanks in a message for a phone, in the language of who came."""
    with speaking(asked.candidate.language):
        organisation = asked.call.vacancy.organisation.name
        return _("Thank you for helping at %(organisation)s!", organisation=organisation)


def calendar_words(day: DayInWords) -> str:
    """Say what else a calendar shows of a shift: the way there and whom to call here."""
    return "\n".join(filter(None, (day.work, day.travel, _if_late())))


def _if_late() -> str:
    phone = say_phone(desk_settings().phone or "")
    return _("Can you not come? Call us: %(phone)s.", phone=phone) if phone else ""
