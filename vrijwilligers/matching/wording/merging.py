"""What becomes of what two fiches both have, in words, before they become one."""

from flask_babel import gettext as _

from vrijwilligers.candidates.feature import FichesCompared
from vrijwilligers.matching.models import SetAside, VacancyWait
from vrijwilligers.matching.queries import merging as queries
from vrijwilligers.matching.wording.states import say_state
from vrijwilligers.vocabulary.languages import spoken


def say_what_both_have(question: FichesCompared) -> list[str]:
    """Answer in lines what is there twice, and which of the two is kept."""
    both = (question.stays_id, question.goes_id)
    lines = [
        _(
            "Both are introduced to “%(vacancy)s”: the one that came further goes on (%(state)s), "
            "the other ends.",
            vacancy=further.vacancy.text_in(spoken())[1].title,
            state=say_state(further.state),
        )
        for further, _other in queries.introduced_twice(*both)
    ]
    if queries.both_have(SetAside, *both):
        lines.append(_("For both the same vacancy was set aside: the later reason is kept."))
    if queries.both_have(VacancyWait, *both):
        lines.append(_("Both wait until something comes: what was asked last is kept."))
    return lines
