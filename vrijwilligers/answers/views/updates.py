"""What organisations say of vacancies: asked by mail, reported by phone, changes requested."""

from collections.abc import Collection
from functools import partial
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.answers import wording as answer_wording
from vrijwilligers.answers.actions import change_requests, deciding, reminding, reporting
from vrijwilligers.answers.forms.change_requests import DecideForm
from vrijwilligers.answers.forms.reports import DeclineForm, ReportForm
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.answers.queries import change_requests as queries
from vrijwilligers.answers.queries.reminders import recipient_of
from vrijwilligers.answers.rules import REMARK, REMINDER, SAID_BY, WORDS
from vrijwilligers.links.rules import Recipient
from vrijwilligers.links.views import address_of
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.registry import announce
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.feature import Introduced, VacancyPermission, WhoIsIntroduced
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import StatusReport
from vrijwilligers.vacancies.wording.life import REPORTS, PublishingObstacle, say_obstacles_after
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import listed, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_keys, page_number
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import after_writing, writes

bp = Blueprint("updates", __name__, url_prefix="/vacancies")


@bp.get("/changes/")
@requires(VacancyPermission.WRITE)
def index() -> ResponseReturnValue:
    """List the changes that wait, longest waiting first; ``?vacancy=`` asks those of one."""
    found = listing(queries.waiting(asked_keys("vacancy")), number=page_number())
    lines = [(change, wording.line(change.vacancy, today=today())) for change in found.items]
    return render_template("answers/change_requests.html", listing=found, lines=lines)


@bp.route("/changes/<int:change_id>", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.SAVES)
def show(change_id: int) -> ResponseReturnValue:
    """Show what we have beside what they want, and take over what is ticked."""
    asked = opened(queries.get, queries.hold, change_id)
    form = _form_of(asked)
    page = _shown(asked)
    if not asked.decided_at and form.validate_on_submit():
        taken = form.taken.data or ()
        with form.showing_problems():
            change_requests.accept(asked, taken, by=current_user.id, at=now())
            flash(_("The changes are taken over."))
            return redirect(url_for("vacancies.show", vacancy_id=asked.vacancy_id), 303)
        page["obstacles"] = _obstacles(asked, taken)
    return form_page("answers/change_request.html", form, **page)


@bp.post("/changes/<int:change_id>/take-nothing")
@requires(VacancyPermission.WRITE)
@writes(Effect.GOES_ON)
def decline(change_id: int) -> ResponseReturnValue:
    """Leave the vacancy as it is."""
    change_requests.decline(queries.get(change_id), by=current_user.id, at=now())
    flash(_("Nothing is taken over. The vacancy stays as it is."))
    return redirect(url_for(".index"), 303)


@bp.post("/<int:vacancy_id>/ask")
@requires(VacancyPermission.WRITE)
@writes(Effect.GOES_ON)
def ask(vacancy_id: int) -> ResponseReturnValue:
    """Mail the organisation a link to confirm, change or close this vacancy."""
    vacancy = vacancies.hold(vacancy_id)
    by, address = current_user.id, address_of(REMINDER)
    recipient = reminding.ask_now(vacancy, by=by, at=now(), address_of=address)
    flash(_("A mail with a link is on its way to %(address)s.", address=recipient.address))
    return redirect(url_for("vacancies.show", vacancy_id=vacancy_id), 303)


@bp.route("/<int:vacancy_id>/decline", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.ASKS)
def decline_proposal(vacancy_id: int) -> ResponseReturnValue:
    """Ask why a proposal is not published; the organisation hears it."""
    vacancy = opened(vacancies.get, vacancies.hold, vacancy_id)
    form = editing(DeclineForm, vacancy.version)
    if form.validate_on_submit():
        with form.showing_problems():
            told = deciding.decline(vacancy, form.reason.data, by=current_user.id, at=now())
            flash(_say_who_is_told(told))
            return redirect(url_for("vacancies.show", vacancy_id=vacancy_id), 303)
    language, text = vacancy.text_in(spoken())
    page = {"title": text.title, "language": language, "recipient": recipient_of(vacancy)}
    return form_page("answers/decline.html", form, vacancy=vacancy, **page)


@bp.route(
    f"/<int:vacancy_id>/reported/<any({StatusReport.FILLED}):reported>", methods=["GET", "POST"]
)
@requires(VacancyPermission.NOTE)
@writes(Effect.ADDS)
def report(vacancy_id: int, reported: str) -> ResponseReturnValue:
    """Note what the organisation says on the phone; the vacancy then waits for a coordinator."""
    vacancy, status = opened(vacancies.get, vacancies.hold, vacancy_id), StatusReport(reported)
    state = _("This vacancy is: %(state)s.", state=wording.say_state(vacancy, today()))
    introduced = _introduced(vacancy)
    form = editing(ReportForm, vacancy.version, state=state)
    if form.validate_on_submit():
        with form.showing_problems():
            reporting.report(vacancy, status, form.note.data, by=current_user.id, at=now())
            flash(_("Noted. The vacancy is paused until a coordinator has looked at it."))
            _say_who_must_hear(introduced)
            return redirect(url_for("vacancies.show", vacancy_id=vacancy_id), 303)
    page = {"title": vacancy.text_in(spoken())[1].title, "words": REPORTS[status]}
    return form_page("answers/report.html", form, vacancy=vacancy, introduced=introduced, **page)


def _say_who_must_hear(introduced: list[Introduced]) -> None:
    if introduced:
        names = listed(one.name for one in introduced)
        flash(_("There is a follow-up for each who was introduced: %(names)s", names=names))


def _introduced(vacancy: Vacancy) -> list[Introduced]:
    """Return who is on the way there; a page that names them is logged as such."""
    lists: list[list[Introduced]] = announce(WhoIsIntroduced(vacancy.id))
    introduced = [one for each in lists for one in each]
    log = partial(audit.record_open_work, by=current_user.id, introduction=len(introduced))
    if request.method == "POST":
        after_writing(log)
    else:
        log()
    return introduced


def _say_who_is_told(told: Recipient | None) -> str:
    if told is None:
        return _("The proposal is not published. Phone the organisation to say why.")
    return _(
        "The proposal is not published. A mail with the reason is on its way to %(address)s.",
        address=told.address,
    )


def _form_of(asked: ChangeRequest) -> DecideForm:
    """Ask what to take over: at first all is ticked; in the present, what was taken over."""
    rows = list(answer_wording.differences(asked.vacancy, asked.requested))
    fields = {row.field: row.label for row in rows if row.field not in WORDS}
    present = [row.field for row in rows if row.ours == row.theirs]

    def make(taken: Collection[str], **given: Any) -> DecideForm:
        form = DecideForm(data={"taken": list(taken)}, **given)
        form.offer(fields)
        return form

    version = asked.vacancy.version
    return editing(partial(make, fields), version, present=partial(make, present))


def _shown(asked: ChangeRequest) -> dict[str, object]:
    requested = asked.requested
    rows = list(answer_wording.differences(asked.vacancy, requested))
    return {
        "change": asked,
        "line": wording.line(asked.vacancy, today=today()),
        "rows": [row for row in rows if row.field not in WORDS],
        "remark": requested.get(REMARK),
        "said_by": requested.get(SAID_BY),
        "noted_by": accounts.names().get(asked.noted_by_id or 0),
        "obstacles": [],
    }


def _obstacles(asked: ChangeRequest, taken: Collection[str]) -> list[PublishingObstacle]:
    if asked.vacancy.source_name:  # the law binds what is published here
        return []
    return say_obstacles_after(asked.vacancy, change_requests.after(asked, taken))
