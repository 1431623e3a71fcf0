"""Our texts beside those of a source, and how plain a text is."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.records.db import may_write
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import own_facts
from vrijwilligers.vacancies.actions import texts as actions
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.deeds import OurTextsForm
from vrijwilligers.vacancies.forms.questions import text_answers
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.layers import source_details
from vrijwilligers.vacancies.rules import LANGUAGES, Text, TextOrigin
from vrijwilligers.vacancies.views.pages import bp
from vrijwilligers.vacancies.views.showing import vacancy_page
from vrijwilligers.vacancies.wording import meter
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.forms import LONGEST_TEXT, ActionForm, differences
from vrijwilligers.web.pages import form_page
from vrijwilligers.web.writing import writes

IN_LANGUAGE = f"<any({','.join(LANGUAGES)}):language>"


@bp.route("/<int:vacancy_id>/texts", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes
def texts(vacancy_id: int) -> ResponseReturnValue:
    """Write our own texts for an imported vacancy, beside those of its source."""
    vacancy = queries.hold(vacancy_id) if may_write() else queries.get(vacancy_id)
    if not vacancy.source_name:
        return redirect(url_for(".change", vacancy_id=vacancy_id), 303)
    form = _form_of(vacancy)
    if form.is_submitted() and form.version.data != vacancy.version:
        differing = differences(form, _form_of(vacancy, formdata=None))
        form.version.data = vacancy.version
        return _texts_page(vacancy, form, differing)[0], 409
    if form.validate_on_submit():
        actions.write_ours(vacancy, form.texts(), by=current_user.id)
        flash(_("Our texts are saved."))
        return redirect(url_for(".show", vacancy_id=vacancy.id), 303)
    return _texts_page(vacancy, form, [])


def _form_of(vacancy: Vacancy, **given: Any) -> OurTextsForm:
    answers = text_answers(_our_texts(vacancy))
    return OurTextsForm(data=answers | {"version": vacancy.version}, **given)


def _our_texts(vacancy: Vacancy) -> dict[str, Text]:
    ours = (text for text in vacancy.texts if text.origin == TextOrigin.OURS)
    return {text.language: Text(text.title, text.description) for text in ours}


def _texts_page(
    vacancy: Vacancy, form: OurTextsForm, differing: list[tuple[str, str, str]]
) -> tuple[str, int]:
    source = source_details(vacancy)
    return form_page(
        "vacancies/texts.html",
        form,
        vacancy=vacancy,
        source=source.texts if source else {},
        differences=differing,
        verdicts={one: meter.judge(form.text_in(one), one) for one in LANGUAGES},
        longest=meter.say_longest(),
    )


@bp.post("/<int:vacancy_id>/source-looked-at")
@requires(VacancyPermission.WRITE)
@writes
def look_at_source(vacancy_id: int) -> ResponseReturnValue:
    """Note that somebody compared our text with what the source says now."""
    vacancy, form = queries.hold(vacancy_id), ActionForm()
    if form.validate_on_submit():
        own_facts.look_at_source(vacancy, by=current_user.id)
        flash(_("Noted: you looked at what the source changed."))
    return redirect(url_for(".show", vacancy_id=vacancy.id), 303)


@bp.post(f"/<int:vacancy_id>/checked/{IN_LANGUAGE}")
@requires(VacancyPermission.WRITE)
@writes
def check(vacancy_id: int, language: str) -> ResponseReturnValue:
    """Note that this text is plain enough, by whom and when."""
    vacancy, form = queries.hold(vacancy_id), ActionForm()
    if form.validate_on_submit():
        with form.showing_problems():
            vacancy.expect_version(form.version.data)
            actions.check(vacancy, language, by=current_user.id, today=today())
            flash(_("Noted: you find this text plain enough."))
            return redirect(url_for(".show", vacancy_id=vacancy.id, language=language), 303)
    return vacancy_page(vacancy, form), 422


@bp.post("/meter")
@requires(VacancyPermission.WRITE)
def measure() -> ResponseReturnValue:
    """Say how plain a text is while somebody types it."""
    language = request.form.get("language", "nl")
    language = language if language in LANGUAGES else "nl"
    typed = [request.form.get(part, "")[:LONGEST_TEXT] for part in ("title", "description")]
    verdict = meter.judge(Text(*typed), language)
    return render_template(
        "vacancies/_meter.html", verdict=verdict, longest=meter.say_longest(), is_fragment=True
    )
