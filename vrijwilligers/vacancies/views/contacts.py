"""What everybody may read of contact data: a button on a vacancy, a page of all sources."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import contacts as actions
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.contacts import SourcesForm
from vrijwilligers.vacancies.queries import sources
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.showing import vacancy_page
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import ActionForm, editing, version_of
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

CONTACT_DEEDS: dict[str, Callable[..., None]] = {
    "public": actions.let_contact_be_public,
    "masked": actions.mask_contact,
}


@bp.post(f"/<int:vacancy_id>/contact/<any({','.join(CONTACT_DEEDS)}):kept>")
@requires(VacancyPermission.WRITE)
@writes(Effect.TURNS)
def contact(vacancy_id: int, kept: str) -> ResponseReturnValue:
    """Say whether everybody may read the contact data of a vacancy."""
    vacancy = queries.hold(vacancy_id)
    form = editing(ActionForm, vacancy.version)
    if form.validate_on_submit():
        CONTACT_DEEDS[kept](vacancy, by=current_user.id)
        flash(_("Noted. The public pages follow within a minute."))
        return redirect(url_for(".show", vacancy_id=vacancy.id), 303)
    return vacancy_page(vacancy, form)


@bp.route("/sources", methods=["GET", "POST"])
@requires(VacancyPermission.IMPORT)
@writes(Effect.SAVES)
def public_sources() -> ResponseReturnValue:
    """Say of which sources the contact data may be public, and about which we ask."""
    now = {"public": sorted(sources.public_sources()), "asked": sorted(sources.asked_sources())}
    names = sorted({*sources.source_names(), *now["public"], *now["asked"]})
    form = editing(partial(_sources_form, names, data=now), version_of(now))
    if form.validate_on_submit():
        actions.choose_public_sources(form.public.data, by=current_user.id)
        actions.choose_asked_sources(form.asked.data, by=current_user.id)
        flash(_("Noted. The public pages follow within a minute."))
        return redirect(url_for(".imports"), 303)
    return form_page("vacancies/sources.html", form)


def _sources_form(names: Iterable[str], **given: Any) -> SourcesForm:
    form = SourcesForm(**given)
    form.offer(names)
    return form
