"""The page of who fits a vacancy: only people who said that we may call them."""

from flask import render_template
from flask_login import current_user

from vrijwilligers.matching import queries
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.queries.people import who_fits as find_people
from vrijwilligers.matching.queries.recently_sent import sent_lately
from vrijwilligers.matching.views.blueprint import bp
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.matching.wording.people import person_card, say_left_out
from vrijwilligers.matching.wording.reasons import CodeNamesInWords
from vrijwilligers.matching.wording.recently_sent import say_lately
from vrijwilligers.matching.wording.refusals import say_limit
from vrijwilligers.records import audit
from vrijwilligers.talents import current as code_lists
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number

STEP = 10
MOST_STEPS = 5


@bp.get("/vacancies/<int:vacancy_id>/people")
@requires(MatchingPermission.MAKE)
def who_fits(vacancy_id: int) -> str:
    """Show whom a vacancy fits, ten at a time; nobody where nobody new can be sent."""
    vacancy, day = vacancies.get(vacancy_id), today()
    limits = [say_limit(*found) for found in queries.limits_of([vacancy], today=day)]
    steps = min(max(1, page_number()), MOST_STEPS)
    is_free = vacancy.is_open(day) and not limits
    found = find_people(vacancy, today=day, limit=STEP * steps if is_free else 0)
    audit.record_seen("candidate", amount=len(found.items), by=current_user.id)
    names = CodeNamesInWords(code_lists.talent_names(), code_lists.category_names())
    lately = sent_lately([vacancy.organisation_id], today=day)
    return render_template(
        "matching/who_fits.html",
        vacancy=vacancy_card(vacancy),
        is_free=is_free,
        people=[person_card(one, names) for one in found.items],
        limits=limits,
        lately=[say_lately(number) for number in lately.values()],
        left_out=say_left_out(found.left_out),
        page=steps,
        more=found.more if is_free and steps < MOST_STEPS else 0,
    )
