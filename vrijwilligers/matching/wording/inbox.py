"""What stands in the inbox, in words: each row as a follow-up that nobody planned."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.callees import Callee
from vrijwilligers.matching.rules.inbox import CALLEES, TASKS, Basket
from vrijwilligers.matching.wording.appointments import say_appointment
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.matching.wording.tasks import TASK_WORDS
from vrijwilligers.matching.wording.todos import Todo, say_call
from vrijwilligers.vocabulary.languages import say_near_day

BASKETS = {
    Basket.NO_ANSWER: _l("No answer for 7 days"),
    Basket.APPOINTMENT: _l("After the appointment"),
    Basket.QUARTER: _l("After three months"),
    Basket.NO_STEP: _l("No step for 14 days"),
}
EMPTY = {
    Basket.NO_ANSWER: _l("Every organisation answered within a week."),
    Basket.APPOINTMENT: _l("Of every appointment we know what came of it."),
    Basket.QUARTER: _l("Everybody who began three months ago was asked how it goes."),
    Basket.NO_STEP: _l("For everybody who was here something is planned."),
}


def inbox_row(basket: Basket, about: Introduction | Candidate) -> Todo:
    """Put into words what stands in a basket, as a row of what is to be done."""
    introduction = about if isinstance(about, Introduction) else None
    person = about.candidate if isinstance(about, Introduction) else about
    since = _since(about)
    return Todo(
        id=about.id,
        version=0,
        tag="due",
        when=_("since %(day)s", day=say_near_day(since)),
        call=say_call(CALLEES.get(basket, Callee.CANDIDATE), introduction, person),
        who=person.short_name,
        candidate_id=person.id,
        what=str(TASK_WORDS[TASKS[basket]]),
        records=Markup(),
        introduction_id=introduction.id if introduction else None,
        vacancy=vacancy_card(introduction.vacancy) if introduction else None,
        appointment=say_appointment(introduction) if introduction else "",
        promise="",
    )


def _since(about: Introduction | Candidate) -> date:
    if isinstance(about, Introduction):
        return about.since_on or about.steps[-1].happened_on
    return about.last_contact_on
