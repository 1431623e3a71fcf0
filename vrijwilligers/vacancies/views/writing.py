"""Writing a vacancy by hand: for which organisation, all that is asked, a copy, away with it."""

from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations import queries as organisations
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import writing
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.deeds import ChooseOrganisationForm
from vrijwilligers.vacancies.forms.writing import NEW, ChangeVacancyForm, VacancyForm, answers_of
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.details import details_of
from vrijwilligers.vacancies.rules import LANGUAGES
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.choices import with_questions
from vrijwilligers.vacancies.views.showing import vacancy_page
from vrijwilligers.vacancies.wording import meter
from vrijwilligers.vacancies.wording.life import PublishingObstacle, say_obstacles_after
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import fold
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_keys
from vrijwilligers.web.editing import ActionForm, SureActionForm, editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

MOST_FOUND = 20


@bp.get("/organisation")
@requires(VacancyPermission.WRITE)
def choose_organisation() -> ResponseReturnValue:
    """Ask for which organisation a vacancy is; ``?vacancy=`` moves one that is there."""
    form = ChooseOrganisationForm(request.args)
    text = fold(form.words())
    found = [one.organisation for one in organisations.searching(text, limit=MOST_FOUND)]
    moved = next(iter(asked_keys("vacancy")), None)
    return render_template(
        "vacancies/choose_organisation.html",
        form=form,
        found=found,
        text=text,
        moved=moved,
        has_more=len(found) == MOST_FOUND,
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.ADDS)
def new() -> ResponseReturnValue:
    """Write a vacancy of an organisation, as a draft."""
    organisation = _asked_organisation()
    if organisation is None:
        return redirect(url_for(".choose_organisation"), 303)
    form = with_questions(VacancyForm(data=NEW | _known_of(organisation)))
    if form.validate_on_submit():
        with form.showing_problems():
            vacancy = writing.write(form.details(organisation.id), by=current_user.id)
            flash(_("The vacancy is saved as a draft. Look at it, then publish it."))
            return redirect(url_for(".show", vacancy_id=vacancy.id), 303)
    return form_page("vacancies/new.html", form, organisation=organisation, **_meter(form))


@bp.route("/<int:vacancy_id>/change", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.SAVES)
def change(vacancy_id: int) -> ResponseReturnValue:
    """Change a vacancy of our own; over an imported one facts and texts of ours are laid."""
    vacancy = opened(queries.get, queries.hold, vacancy_id)
    if vacancy.source_name:
        return redirect(url_for(".facts", vacancy_id=vacancy_id), 303)
    organisation = _asked_organisation() or vacancy.organisation
    form = editing(partial(_form_of, vacancy), vacancy.version)
    obstacles: list[PublishingObstacle] = []
    if form.validate_on_submit():
        details = form.details(organisation.id)
        with form.showing_problems():
            writing.rewrite(vacancy, details, by=current_user.id)
            flash(_("The vacancy is saved."))
            return redirect(url_for(".show", vacancy_id=vacancy.id), 303)
        obstacles = say_obstacles_after(vacancy, details)
    seen = {"vacancy": vacancy, "organisation": organisation}
    return form_page("vacancies/change.html", form, obstacles=obstacles, **seen, **_meter(form))


@bp.post("/<int:vacancy_id>/copy")
@requires(VacancyPermission.WRITE)
@writes(Effect.ADDS)
def copy(vacancy_id: int) -> ResponseReturnValue:
    """Copy a vacancy as a draft, and ask what is different this time."""
    vacancy = queries.hold(vacancy_id)
    form = editing(ActionForm, vacancy.version)
    if vacancy.source_name or not form.validate_on_submit():
        return vacancy_page(vacancy, form)
    made = writing.copy(vacancy, by=current_user.id)
    flash(_("This is a copy. Give it a period, and change what is different."))
    return redirect(url_for(".change", vacancy_id=made.id), 303)


@bp.route("/<int:vacancy_id>/delete", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.HARMS)
def delete(vacancy_id: int) -> ResponseReturnValue:
    """Throw away what was never published, after one question."""
    vacancy = opened(queries.get, queries.hold, vacancy_id)
    form = editing(SureActionForm, vacancy.version)
    if form.validate_on_submit():
        with form.showing_problems():
            writing.delete(vacancy, by=current_user.id)
            flash(_("The vacancy is deleted."))
            return redirect(url_for(".index"), 303)
    _language, text = vacancy.text_in(spoken())
    return form_page("vacancies/delete.html", form, vacancy=vacancy, title=text.title)


def _asked_organisation() -> Organisation | None:
    key = next(iter(asked_keys("organisation")), None)
    return organisations.get(key) if key else None


def _form_of(vacancy: Vacancy, **given: Any) -> ChangeVacancyForm:
    details = details_of(vacancy)
    return with_questions(ChangeVacancyForm(data=answers_of(details), **given), details)


def _known_of(organisation: Organisation) -> dict[str, Any]:
    """Return what a new vacancy can take from its organisation: where it is, and whom to call."""
    address = next(iter(sorted(organisation.addresses, key=lambda one: not one.is_main)), None)
    person = next(iter(organisation.contact_persons), None)
    columns = ("street", "postcode", "municipality", "place")
    known = {name: getattr(address, name) for name in columns} if address else {}
    if person:
        whom = {"name": person.name, "phone": person.phone, "email": person.email}
        known |= {f"contact_{name}": said for name, said in whom.items()}
    return known


def _meter(form: VacancyForm) -> dict[str, Any]:
    """Return what the meter says of each text as it stands in the form."""
    verdicts = {language: meter.judge(form.text_in(language), language) for language in LANGUAGES}
    return {"verdicts": verdicts, "longest": meter.say_longest()}
