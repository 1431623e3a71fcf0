"""Our texts beside those of a source, and how plain a text is."""

from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import texts as actions
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.deeds import OurTextsForm
from vrijwilligers.vacancies.forms.questions import text_answers
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.layers import source_details
from vrijwilligers.vacancies.rules import LANGUAGES, Text, TextOrigin
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.showing import vacancy_page
from vrijwilligers.vacancies.wording import meter
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import ActionForm, editing, opened
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.forms import LONGEST_TEXT
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

IN_LANGUAGE = f"<any({','.join(LANGUAGES)}):language>"


@bp.route("/<int:vacancy_id>/texts", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.SAVES)
def texts(vacancy_id: int) -> ResponseReturnValue:
    """Write our own texts for an imported vacancy, beside those of its source."""
    vacancy = opened(queries.get, queries.hold, vacancy_id)
    if not vacancy.source_name:
        return redirect(url_for(".change", vacancy_id=vacancy_id), 303)
    form = editing(partial(_form_of, vacancy), vacancy.version)
    if form.validate_on_submit():
        actions.write_ours(vacancy, form.read_texts(), by=current_user.id)
        flash(_("Our texts are saved."))
        return redirect(url_for(".show", vacancy_id=vacancy.id), 303)
    source = source_details(vacancy)
    return form_page(
        "vacancies/texts.html",
        form,
        vacancy=vacancy,
        source=source.texts if source else {},
        verdicts={one: meter.judge(form.text_in(one), one) for one in LANGUAGES},
        longest=meter.say_longest(),
    )


def _form_of(vacancy: Vacancy, **given: Any) -> OurTextsForm:
    return OurTextsForm(data=text_answers(_our_texts(vacancy)), **given)


def _our_texts(vacancy: Vacancy) -> dict[str, Text]:
    ours = (text for text in vacancy.texts if text.origin == TextOrigin.OURS)
    return {text.language: Text(text.title, text.description) for text in ours}


@bp.post(f"/<int:vacancy_id>/checked/{IN_LANGUAGE}")
@requires(VacancyPermission.WRITE)
@writes(Effect.GOES_ON)
def check(vacancy_id: int, language: str) -> ResponseReturnValue:
    """Note that this text is plain enough, by whom and when."""
    vacancy = queries.hold(vacancy_id)
    form = editing(ActionForm, vacancy.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.check(vacancy, language, by=current_user.id, today=today())
            flash(_("Noted: you find this text plain enough."))
            return redirect(url_for(".show", vacancy_id=vacancy.id, language=language), 303)
    return vacancy_page(vacancy, form)


@bp.post("/meter")
@requires(VacancyPermission.WRITE)
@does(Effect.SHOWS)
def measure() -> ResponseReturnValue:
    """Say how plain a text is while somebody types it."""
    language = request.form.get("language", "nl")
    language = language if language in LANGUAGES else "nl"
    typed = [request.form.get(part, "")[:LONGEST_TEXT] for part in ("title", "description")]
    verdict = meter.judge(Text(*typed), language)
    return render_template(
        "vacancies/_meter.html", verdict=verdict, longest=meter.say_longest(), is_fragment=True
    )
