"""Asking an organisation about its vacancy, and what it wants to change: take over or not."""

from collections.abc import Collection

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.records.db import writes
from vrijwilligers.records.listing import listing
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.actions import deciding, reminding
from vrijwilligers.vacancies.forms.changes import DecideForm
from vrijwilligers.vacancies.models import VacancyChange
from vrijwilligers.vacancies.queries import changes as queries
from vrijwilligers.vacancies.rules.answers import REMARK
from vrijwilligers.vacancies.views.answers.links import answer_address
from vrijwilligers.vacancies.views.pages import bp
from vrijwilligers.vacancies.wording import answers as answer_wording
from vrijwilligers.vacancies.wording.life import Reason, say_obstacles_after
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import Permission, requires
from vrijwilligers.web.pages import asked_keys, form_page, page_number


@bp.get("/changes/")
@requires(Permission.VACANCY_WRITE)
def changes() -> ResponseReturnValue:
    """List the changes that wait, longest waiting first; ``?vacancy=`` asks those of one."""
    found = listing(queries.waiting(asked_keys("vacancy")), number=page_number())
    lines = [(change, wording.line(change.vacancy, today=today())) for change in found.items]
    return render_template("vacancies/changes.html", listing=found, lines=lines)


@bp.route("/changes/<int:change_id>", methods=["GET", "POST"])
@requires(Permission.VACANCY_WRITE)
@writes
def change_asked(change_id: int) -> ResponseReturnValue:
    """Show what we have beside what they want, and take over what is ticked."""
    asked = queries.get(change_id)
    form = _form_of(asked)
    if form.is_submitted() and form.version.data != asked.vacancy.version:
        return _somebody_was_faster(asked, form)
    page = _shown(asked)
    if not asked.decided_at and form.validate_on_submit():
        taken = form.taken.data or ()
        with form.showing_problems():
            seen, by = form.version.data, current_user.id
            deciding.take_over(asked, taken, seen=seen, by=by, at=now())
            flash(_("The changes are taken over."))
            return redirect(url_for(".show", vacancy_id=asked.vacancy_id), 303)
        page["obstacles"] = _obstacles(asked, taken)
    return form_page("vacancies/change_asked.html", form, **page)


@bp.post("/changes/<int:change_id>/take-nothing")
@requires(Permission.VACANCY_WRITE)
@writes
def change_take_nothing(change_id: int) -> ResponseReturnValue:
    """Leave the vacancy as it is."""
    deciding.take_nothing(queries.get(change_id), by=current_user.id, at=now())
    flash(_("Nothing is taken over. The vacancy stays as it is."))
    return redirect(url_for(".changes"), 303)


@bp.post("/<int:vacancy_id>/ask")
@requires(Permission.VACANCY_WRITE)
@writes
def ask(vacancy_id: int) -> ResponseReturnValue:
    """Mail the organisation a link to confirm, change or close this vacancy."""
    vacancy = vacancies.hold(vacancy_id)
    reader = reminding.ask_now(vacancy, at=now(), address_of=answer_address)
    flash(_("A mail with a link is on its way to %(address)s.", address=reader.address))
    return redirect(url_for(".show", vacancy_id=vacancy_id), 303)


def _form_of(asked: VacancyChange) -> DecideForm:
    wanted = deciding.wanted_of(asked)
    form = DecideForm(data={"version": asked.vacancy.version})
    form.offer({name: str(answer_wording.LABELS[name]) for name in wanted if name != REMARK})
    return form


def _shown(asked: VacancyChange) -> dict[str, object]:
    wanted = deciding.wanted_of(asked)
    rows = list(answer_wording.differences(asked.vacancy, wanted))
    return {
        "change": asked,
        "line": wording.line(asked.vacancy, today=today()),
        "rows": [row for row in rows if row.field != REMARK],
        "remark": wanted.get(REMARK),
        "was_faster": False,
        "obstacles": [],
    }


def _obstacles(asked: VacancyChange, taken: Collection[str]) -> list[Reason]:
    form = url_for(".change", vacancy_id=asked.vacancy_id)
    return say_obstacles_after(asked.vacancy, deciding.after(asked, taken), form=form)


def _somebody_was_faster(asked: VacancyChange, form: DecideForm) -> ResponseReturnValue:
    """Show the vacancy as it is now; taking over once more is a choice."""
    form.version.data = asked.vacancy.version
    page = _shown(asked) | {"was_faster": True}
    return render_template("vacancies/change_asked.html", form=form, **page), 409
