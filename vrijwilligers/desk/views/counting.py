"""Counting visits without a name on the day's page: one click each, undone or told more there."""

from datetime import date
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.desk import actions, queries
from vrijwilligers.desk.current import is_fresh
from vrijwilligers.desk.feature import DeskPermission
from vrijwilligers.desk.forms import DeskContactForm
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel, DeskContactDetails
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.desk.wording import CHANNELS, say_contact
from vrijwilligers.vocabulary import clock
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


def counted_today(day: date) -> dict[str, Any]:
    """Return what the tally shows: how many came, and what this colleague counted last."""
    counts, last = queries.tally_on(day, by=current_user.id)
    return {
        "counts": counts,
        "channels": CHANNELS,
        "last": last,
        "said_of_last": say_contact(last) if last else [],
        "word_form": _form_of(last) if last else None,
    }


@bp.get("/tally")
@requires(DeskPermission.WORK)
def tally() -> str:
    """Show the tally alone, to stand in the place of the one on the day's page."""
    return render_template("desk/_tally.html", is_fragment=True, **counted_today(clock.today()))


@bp.post(f"/contacts/<any({','.join(Channel)}):channel>")
@requires(DeskPermission.WORK)
@writes(Effect.ADDS)
def count(channel: str) -> ResponseReturnValue:
    """Count a visit without a name: one click."""
    actions.count(DeskContactDetails(channel=Channel(channel)), by=current_user.id)
    return _back_to_tally()


@bp.route("/contacts/<int:contact_id>", methods=["GET", "POST"])
@requires(DeskPermission.WORK)
@writes(Effect.ADDS)
def contact(contact_id: int) -> ResponseReturnValue:
    """Add what is known about a contact. All of it may stay empty."""
    counted = opened(queries.get_contact, queries.hold_contact, contact_id)
    form = _form_of(counted)
    if form.validate_on_submit():
        with form.showing_problems():
            details = form.details(counted.channel)
            actions.amend(counted, details, by=current_user.id, today=clock.today())
            flash(_("Thank you, that is noted."))
            return _back_to_tally()
    return form_page(
        "desk/contact.html",
        form,
        contact=counted,
        channels=CHANNELS,
        said=say_contact(counted),
        is_fresh=is_fresh(counted, clock.today()),
    )


@bp.post("/contacts/<int:contact_id>/undo")
@requires(DeskPermission.WORK)
@writes(Effect.TURNS)
def undo_contact(contact_id: int) -> ResponseReturnValue:
    """Take back a contact that was counted by mistake."""
    contact = queries.hold_contact(contact_id)
    actions.undo(contact, today=clock.today())
    flash(_("The visit no longer counts."))
    return _back_to_tally()


def _form_of(contact: DeskContact) -> DeskContactForm:
    form = editing(partial(DeskContactForm, obj=contact), contact.version)
    form.address = url_for("desk.contact", contact_id=contact.id)
    return form


def _back_to_tally() -> ResponseReturnValue:
    return redirect(url_for("desk.today", _anchor="tally"), 303)
