"""Handing out the list of organisations that stands on the screen, or whom we know at one."""

from collections.abc import Callable
from typing import Any

from flask import current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from sqlalchemy import Select

from vrijwilligers.accounts.feature import ExportPermission
from vrijwilligers.exchange.exports import CARDS, ExportFile, ExportFormat, in_one_line
from vrijwilligers.organisations import queries
from vrijwilligers.organisations.documents import exports
from vrijwilligers.organisations.documents.in_words import columns
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries.exports import only
from vrijwilligers.organisations.queries.lists import listed
from vrijwilligers.organisations.questions import OrganisationsForm
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only
from vrijwilligers.records.listing import count_of
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import no_draft, requires
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.exports import ExportForm, asked, attachment, chosen
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/export", methods=["GET", "POST"])
@requires(ExportPermission.MAKE)
@no_draft
@writes(Effect.SHOWS)
@repeatable
def export() -> ResponseReturnValue:
    """Say what goes out of the list in the address, ask why, and hand it out."""
    form = ExportForm()
    form.offer(ExportFormat.XLSX, ExportFormat.CSV, *CARDS)
    with read_only():  # writing a large file takes a while: the other desks can go on
        asking = OrganisationsForm(request.args)
        question = listed(asking.details(), today=today())
        made = _made(form, question, _in_words)
        if made is None:
            return _page(form, question, asked=asked(asking))
    return _hand_out(made, form)


@bp.route("/<int:organisation_id>/cards", methods=["GET", "POST"])
@requires(ExportPermission.MAKE)
@no_draft
@writes(Effect.SHOWS)
@repeatable
def cards(organisation_id: int) -> ResponseReturnValue:
    """Hand out the address cards of the contact persons of one organisation."""
    form = ExportForm()
    form.offer(*CARDS)
    with read_only():
        organisation = queries.get(organisation_id)
        made = _made(form, only(organisation_id), lambda: {"shown": organisation.name})
        if made is None:
            return _cards_page(form, organisation)
    return _hand_out(made, form)


def _in_words() -> dict[str, Any]:
    asking = OrganisationsForm(request.args)
    return {"shown": in_one_line(asked(asking)), "chosen": chosen(asking)}


def _made(
    form: ExportForm, question: Select[Organisation], in_words: Callable[[], dict[str, Any]]
) -> ExportFile | None:
    """Make the file; ``None`` where the form has to be shown, at first or again."""
    if not form.validate_on_submit():
        return None
    with form.showing_problems(), form.speaking():
        return exports.make(
            exports.OrganisationExport(
                question=question,
                shape=ExportFormat(form.shape.data),
                stamp=form.stamp(by=current_user.name, at=now()),
                desk=current_app.config["SERVER_ADDRESS"],
                **in_words(),
            )
        )
    return None


def _hand_out(made: ExportFile, form: ExportForm) -> ResponseReturnValue:
    thing = "contact_person" if form.shape.data in CARDS else "organisation"
    audit.record_export(thing, amount=made.count, reason=form.reason.data, by=current_user.id)
    return attachment(made)


def _page(
    form: ExportForm, question: Select[Organisation], asked: dict[str, str]
) -> ResponseReturnValue:
    count = count_of(question)
    words = ngettext("%(num)s organisation", "%(num)s organisations", count)
    return form_page("organisations/export.html", form, asked=asked, words=words, columns=columns())


def _cards_page(form: ExportForm, organisation: Organisation) -> ResponseReturnValue:
    count = len(organisation.contact_persons)
    words = ngettext("%(num)s contact person", "%(num)s contact persons", count)
    asked = {_("Organisation"): organisation.name}
    return form_page(
        "organisations/cards.html", form, organisation=organisation, asked=asked, words=words
    )
