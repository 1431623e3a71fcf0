"""What happened with somebody, in words and day by day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import questions
from vrijwilligers.desk.queries.line_sources import LineKind, MailState
from vrijwilligers.desk.queries.timeline import LineRow
from vrijwilligers.desk.rules import Channel
from vrijwilligers.desk.wording.day import CHANNELS
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.codes import ArrivalAnswer
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.wording.appointments import say_moment
from vrijwilligers.matching.wording.disclosures import DisclosureLine
from vrijwilligers.matching.wording.events import EVENT_WORDS
from vrijwilligers.matching.wording.outcomes import HOLDER_WORDS, OUTCOME_WORDS
from vrijwilligers.matching.wording.set_aside import SET_ASIDE_WORDS
from vrijwilligers.matching.wording.states import say_state
from vrijwilligers.matching.wording.tasks import TASK_WORDS
from vrijwilligers.matching.wording.todos import ASKED_ROLES
from vrijwilligers.scans.rules import ScanForm
from vrijwilligers.scans.wording import FORMS as SCAN_FORMS
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.link_holders import LinkHolder

ARRIVAL_WORDS = {
    ArrivalAnswer.TOLD: _l("Heard that this came"),
    ArrivalAnswer.NOT_NOW: _l("Something came; not for now"),
}
MAIL_TAGS = {
    MailState.WAITS: ("", _l("goes out soon")),
    MailState.SENT: ("good", _l("sent")),
    MailState.CAME_BACK: ("late", _l("came back")),
    MailState.GIVEN_UP: ("late", _l("not sent")),
}


@dataclass(frozen=True)
class LineVacancy:
    """A vacancy that a line is about: its number and its title, in this language."""

    id: int
    title: str
    language: str


@dataclass(frozen=True, kw_only=True)
class FicheLine:
    """One thing that happened: what, about which vacancies, what was said, and who of us."""

    kind: LineKind
    what: str
    by: str
    text: str = ""
    quiet: str = ""  # what is nice to know besides
    tag: str = ""  # colours ``state``
    state: str = ""
    vacancies: tuple[LineVacancy, ...] = ()
    introduction_id: int | None = None


@dataclass(frozen=True)
class LineDay:
    """What happened on one day, the latest first."""

    on: date
    lines: tuple[FicheLine, ...]


@dataclass(frozen=True, kw_only=True)
class LineWords:
    """What a line is about: vacancies, and what organisations were told, by number."""

    vacancies: Mapping[int, Vacancy]
    told: Mapping[int, DisclosureLine]


def days(rows: Sequence[LineRow], about: LineWords) -> list[LineDay]:
    """Put what happened into words, day by day; what was done in one go is one line."""
    return [
        LineDay(on, tuple(_joined([_line(row, about) for row in theirs])))
        for on, theirs in groupby(rows, key=lambda row: row.on)
    ]


def _line(row: LineRow, about: LineWords) -> FicheLine:
    made = SAY[row.kind](row, about)
    return replace(
        made,
        by=str(HOLDER_WORDS[LinkHolder(row.link_holder)]) if row.link_holder else row.by,
        vacancies=_titles(about.vacancies.get(row.vacancy_id or 0)),
        introduction_id=row.introduction_id,
    )


def _joined(lines: Sequence[FicheLine]) -> list[FicheLine]:
    """Let vacancies that were shown or given at once, and what was agreed at once, be one line."""
    joined: list[FicheLine] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and line.kind in TOGETHER and _is_one_deed(before, line):
            joined[-1] = replace(
                before,
                vacancies=(*before.vacancies, *line.vacancies),
                text="\n".join(filter(None, (line.text, before.text))),
            )
        else:
            joined.append(line)
    return joined


def _is_one_deed(one: FicheLine, other: FicheLine) -> bool:
    return one == replace(other, vacancies=one.vacancies, text=one.text)


def _titles(vacancy: Vacancy | None) -> tuple[LineVacancy, ...]:
    if vacancy is None:
        return ()
    language, text = vacancy.text_in(spoken())
    return (LineVacancy(vacancy.id, text.title, language),)


def _plain(row: LineRow, what: object, text: str | None = "") -> FicheLine:
    return FicheLine(kind=row.kind, what=str(what), by="", text=text or "")


def _note(row: LineRow, _about: LineWords) -> FicheLine:
    what = _conversation_words(row) if row.code else _("Note")
    return _plain(row, what, text=row.text)


def _conversation(row: LineRow, _about: LineWords) -> FicheLine:
    return _plain(row, _conversation_words(row))


def _conversation_words(row: LineRow) -> str:
    return _("Conversation (%(channel)s)", channel=CHANNELS[Channel(row.code or "")])


def _event(row: LineRow, _about: LineWords) -> FicheLine:
    return _plain(row, EVENT_WORDS[FicheEventKind(row.code or "")])


def _step(row: LineRow, _about: LineWords) -> FicheLine:
    if row.coming_on:
        moment = say_moment(row.coming_on, row.hour)
        return _plain(row, _("Appointment: %(moment)s", moment=moment), text=row.text)
    state = say_state(IntroductionState(row.code or ""))
    return _plain(row, _("Introduction: %(state)s", state=state), text=row.text)


def _set_aside(row: LineRow, _about: LineWords) -> FicheLine:
    reason = SET_ASIDE_WORDS[SetAsideReason(row.code or "")]
    return _plain(row, _("Not this one: %(reason)s", reason=reason), text=row.text)


def _told(row: LineRow, about: LineWords) -> FicheLine:
    line = about.told[row.id]
    quiet = f"{line.fields} · {line.reference}"
    plain = _plain(row, line.organisation)
    return replace(plain, tag=line.tag, state=line.state, quiet=quiet)


def _follow_up(row: LineRow, _about: LineWords) -> FicheLine:
    done = FollowUpOutcome(row.code) if row.code else FollowUpOutcome.DONE
    what = _("%(outcome)s: %(what)s", outcome=OUTCOME_WORDS[done], what=_task(row))
    return _plain(row, what, text=row.text)


def _task(row: LineRow) -> object:
    if not row.task:
        return row.what
    words = TASK_WORDS[FollowUpTask(row.task)]
    return f"{words} {row.what}" if row.what else words


def _asked(row: LineRow, _about: LineWords) -> FicheLine:
    role = ASKED_ROLES[Role(row.code)] if row.code else _("a colleague")
    what = _("Handed to %(name)s: %(what)s", name=row.other or role, what=_task(row))
    return _plain(row, what, text=row.text)


def _mail(row: LineRow, _about: LineWords) -> FicheLine:
    tag, state = MAIL_TAGS[MailState(row.code or "")]
    plain = _plain(row, _("E-mail: %(subject)s", subject=row.what))
    return replace(plain, tag=tag, state=str(state))


def _consent(row: LineRow, _about: LineWords) -> FicheLine:
    return _plain(row, _("Consent given"), text=_purpose(row))


def _withdrawn(row: LineRow, _about: LineWords) -> FicheLine:
    return _plain(row, _("Consent withdrawn"), text=_purpose(row))


def _purpose(row: LineRow) -> str:
    code = row.code or ""
    question = questions().get(ConsentPurpose(code))
    return str(question.words) if question else code


def _wait(row: LineRow, _about: LineWords) -> FicheLine:
    return _plain(row, _("Wants to hear when something comes"), text=row.text)


def _arrival(row: LineRow, _about: LineWords) -> FicheLine:
    return _plain(row, ARRIVAL_WORDS[ArrivalAnswer(row.code or "")])


def _scan(row: LineRow, _about: LineWords) -> FicheLine:
    return _plain(row, _("Talent scan (%(how)s)", how=SCAN_FORMS[ScanForm(row.code or "")]))


def _merged(row: LineRow, _about: LineWords) -> FicheLine:
    return _plain(row, _("Fiche %(number)s became part of this one", number=row.what))


def _made(row: LineRow, _about: LineWords) -> FicheLine:
    return _plain(row, _("Fiche made"))


TOGETHER = (LineKind.EVENT, LineKind.ARRIVAL, LineKind.CONSENT, LineKind.WITHDRAWN)
SAY: Mapping[LineKind, Callable[[LineRow, LineWords], FicheLine]] = {
    LineKind.NOTE: _note,
    LineKind.CONVERSATION: _conversation,
    LineKind.EVENT: _event,
    LineKind.STEP: _step,
    LineKind.SET_ASIDE: _set_aside,
    LineKind.TOLD: _told,
    LineKind.FOLLOW_UP: _follow_up,
    LineKind.ASKED: _asked,
    LineKind.MAIL: _mail,
    LineKind.CONSENT: _consent,
    LineKind.WITHDRAWN: _withdrawn,
    LineKind.WAIT: _wait,
    LineKind.ARRIVAL: _arrival,
    LineKind.SCAN: _scan,
    LineKind.MERGED: _merged,
    LineKind.MADE: _made,
}
