"""Handing out the list of vacancies that stands on the screen, all of its pages."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import Select

from vrijwilligers.accounts.feature import ExportPermission
from vrijwilligers.exchange.exports import ExportFile, ExportFormat, in_one_line
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only
from vrijwilligers.records.listing import count_of
from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.documents import exports
from vrijwilligers.vacancies.documents.in_words import columns
from vrijwilligers.vacancies.forms.exports import VacanciesExportForm
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.sources import source_names
from vrijwilligers.vacancies.questions import VacanciesForm
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.wording.life import TAB_NAMES
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import no_draft, requires
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.exports import asked, attachment, chosen
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/export", methods=["GET", "POST"])
@requires(ExportPermission.MAKE)
@no_draft
@writes(Effect.SHOWS)
@repeatable
def export() -> ResponseReturnValue:
    """Say what goes out of the list in the address, ask why, and hand it out."""
    form = VacanciesExportForm()
    with read_only():  # writing a large file takes a while: the other desks can go on
        form.ask(source_names())
        made = _made(form) if form.validate_on_submit() else None
        if made is None:
            return _page(form)
    reason = form.reason.data
    audit.record_export("vacancy", amount=made.count, reason=reason, by=current_user.id)
    return attachment(made)


def _question_form() -> VacanciesForm:
    """Return what the list asks, in the language of now."""
    asking = VacanciesForm(request.args)
    asking.offer(category_names(spoken()), talent_names(spoken()))
    return asking


def _made(form: VacanciesExportForm) -> ExportFile | None:
    question = _question(_question_form())  # in the order of the screen
    with form.showing_problems(), form.speaking():
        return exports.make(_order(question, _question_form(), form), today=today())
    return None


def _order(
    question: Select[Vacancy], asking: VacanciesForm, form: VacanciesExportForm
) -> exports.VacancyExport:
    return exports.VacancyExport(
        question=question,
        shown=in_one_line(_asked(asking)),
        chosen=chosen(asking),
        source=form.source.data or None,
        shape=ExportFormat(form.shape.data),
        stamp=form.stamp(by=current_user.name, at=now()),
    )


def _question(asking: VacanciesForm) -> Select[Vacancy]:
    """Ask exactly what the list asks."""
    return queries.listed(asking.details(), today=today(), language=spoken())


def _asked(asking: VacanciesForm) -> dict[str, str]:
    """Say what the list asks."""
    return asked(asking) | {_("State"): str(TAB_NAMES[asking.tab()])}


def _page(form: VacanciesExportForm) -> ResponseReturnValue:
    asking = _question_form()
    count = count_of(_question(asking))
    return form_page(
        "vacancies/export.html", form, asked=_asked(asking), count=count, columns=columns()
    )
