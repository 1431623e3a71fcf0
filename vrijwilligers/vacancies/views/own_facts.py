"""Facts of ours over those of a source: asked, kept, and what the source changed since."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import own_facts
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.own_facts import OwnFactsForm
from vrijwilligers.vacancies.forms.writing import SourceAnswer, fact_answers
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.rules import SourceDetails
from vrijwilligers.vacancies.rules.layers import FACTS, holding, ours_after
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.choices import shown_facts, with_questions
from vrijwilligers.vacancies.views.showing import layers_form, vacancy_page
from vrijwilligers.vacancies.wording.fields import code_names, label_of, say_field
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/<int:vacancy_id>/facts", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.SAVES)
def facts(vacancy_id: int) -> ResponseReturnValue:
    """Give, change or empty facts of an imported vacancy; the rest stays the source's."""
    vacancy = opened(queries.get, queries.hold, vacancy_id)
    source = layers.source_details(vacancy)
    if source is None:
        return redirect(url_for(".change", vacancy_id=vacancy_id), 303)
    own = layers.own_values(vacancy)
    form = editing(partial(_form_of, source, own), vacancy.version)
    if form.validate_on_submit():
        ours = ours_after(own, form.answers(shown_facts(source)))
        with form.showing_problems():
            own_facts.change_facts(vacancy, ours, by=current_user.id, at=now())
            flash(_("The facts are saved."))
            return redirect(url_for(".show", vacancy_id=vacancy.id), 303)
    return form_page("vacancies/facts.html", form, vacancy=vacancy)


def _form_of(source: SourceDetails, own: Mapping[str, Any], **given: Any) -> OwnFactsForm:
    """Ask all facts as they hold."""
    holds = holding(source, own)
    form = with_questions(OwnFactsForm(data=fact_answers(holds), **given), holds, source)
    codes = code_names()
    of_source = {
        name: SourceAnswer(label_of(name), say_field(name, getattr(source, name), codes))
        for name in FACTS
        if name in own
    }
    form.lay_over(of_source)
    form.shown = shown_facts(holds)
    return form


@bp.post("/<int:vacancy_id>/source-changed")
@requires(VacancyPermission.WRITE)
@writes(Effect.ASKS)
def choose_layers(vacancy_id: int) -> ResponseReturnValue:
    """Keep ours or take theirs, of each fact of which the source changed what it says."""
    vacancy = queries.hold(vacancy_id)
    form = editing(partial(layers_form, vacancy), vacancy.version)
    if form.validate_on_submit():
        own_facts.choose_layers(vacancy, form.layers(), by=current_user.id, at=now())
        flash(_("Your choice is noted."))
        return redirect(url_for(".show", vacancy_id=vacancy.id), 303)
    return vacancy_page(vacancy, form)
