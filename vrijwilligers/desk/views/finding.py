"""Finding people, organisations and vacancies with one field.

What was typed is sent in the body of the request: a name never stands in an address. To come back
to the page of results it is kept, encrypted, in the session.
"""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.desk.forms import FindForm, FindSomebodyForm
from vrijwilligers.desk.queries import finding
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.records import audit
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies.wording import line
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import no_draft, requires
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.last_search import last_search, remember_search
from vrijwilligers.web.script_forms import SENT_BY_SCRIPT
from vrijwilligers.web.templates import form_page

WHILE_TYPING, ON_THE_PAGE = 5, 25


@bp.route("/find", methods=["GET", "POST"])
@requires(CandidatePermission.READ)
@does(Effect.SHOWS)
@no_draft
def find() -> ResponseReturnValue:
    """Show what was found: under the field while one types, else on a page one can come back to."""
    form = FindForm()
    is_typing = SENT_BY_SCRIPT not in request.headers
    if is_typing and request.headers.get("X-Requested-With") == "desk":
        return _page("desk/_found.html", form, limit=WHILE_TYPING, is_fragment=True)
    if form.validate_on_submit():
        remember_search(form.q.data or "")
        return redirect(url_for(".find"), 303)
    if not form.is_submitted():
        form.q.data = last_search()
    return _page("desk/find.html", form, limit=ON_THE_PAGE)


@bp.route("/vacancies/<int:vacancy_id>/introduce", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@does(Effect.SHOWS)
@no_draft
def introduce_to(vacancy_id: int) -> ResponseReturnValue:
    """Find whom to introduce to a vacancy: anybody, by name or number; the next page warns."""
    form, vacancy = FindSomebodyForm(), vacancies.get(vacancy_id)
    if form.validate_on_submit():
        remember_search(form.q.data or "")
        return redirect(url_for(".introduce_to", vacancy_id=vacancy_id), 303)
    if not form.is_submitted():
        form.q.data = last_search()
    text = "" if form.q.errors else form.q.data or ""
    found = candidates.searching(text, limit=ON_THE_PAGE) if text.strip() else []
    audit.record_seen("candidate", amount=len(found), by=current_user.id)
    about = line(vacancy, today=today())
    return form_page("desk/introduce_to.html", form, found=found, vacancy=about)


def _page(template: str, form: FindForm, *, limit: int, **context: object) -> str:
    is_readable = not form.is_submitted() or form.validate()
    found = finding((form.q.data or "") if is_readable else "", limit=limit)
    audit.record_seen("candidate", amount=len(found.people), by=current_user.id)
    return render_template(
        template,
        form=form,
        found=found,
        lines=[line(one.vacancy, today=today()) for one in found.vacancies],
        **context,
    )
