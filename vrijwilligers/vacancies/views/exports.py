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
from vrijwilligers.vacancies.documents.canonical import COLUMNS
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
    asking, form = VacanciesForm(request.args), VacanciesExportForm()
    with read_only():  # writing a large file takes a while: the other desks can go on
        asking.offer(category_names(spoken()), talent_names(spoken()))
        form.ask(source_names())
        made = _made(asking, form) if form.validate_on_submit() else None
        if made is None:
            return _page(asking, form)
    reason = form.reason.data
    audit.record_export("vacancy", amount=made.count, reason=reason, by=current_user.id)
    return attachment(made)


def _made(asking: VacanciesForm, form: VacanciesExportForm) -> ExportFile | None:
    with form.showing_problems():
        return exports.make(_order(asking, form), today=today())
    return None


def _order(asking: VacanciesForm, form: VacanciesExportForm) -> exports.VacancyExport:
    return exports.VacancyExport(
        question=_question(asking),
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


def _page(asking: VacanciesForm, form: VacanciesExportForm) -> ResponseReturnValue:
    count = count_of(_question(asking))
    return form_page(
        "vacancies/export.html", form, asked=_asked(asking), count=count, columns=COLUMNS
    )
