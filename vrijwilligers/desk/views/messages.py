"""Mail that does not go: whom to call, or to send it again."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.desk import actions, queries
from vrijwilligers.desk.feature import MessagePermission
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.desk.wording import undeliverable_mail
from vrijwilligers.matching.actions.problems import FicheMayNotBeUsed
from vrijwilligers.records import outbox
from vrijwilligers.records.listing import listing
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.writing import writes


@bp.get("/messages/")
@requires(MessagePermission.RESOLVE)
def messages() -> ResponseReturnValue:
    """Show every mail that does not go by itself any more, the oldest first."""
    found = listing(outbox.undeliverable(), number=page_number())
    readers = queries.recipients_of(found.items)
    houses = queries.organisations_of(found.items)
    mails = [
        undeliverable_mail(one, readers.get(one.id), houses.get(one.id)) for one in found.items
    ]
    return render_template("desk/messages.html", listing=found, mails=mails)


@bp.post("/messages/<int:message_id>/again")
@requires(MessagePermission.RESOLVE)
@writes(Effect.GOES_ON)
def send_again(message_id: int) -> ResponseReturnValue:
    """Let a mail go again, to the address that we know now."""
    message = queries.hold_undeliverable(message_id)
    reader = queries.recipients_of([message]).get(message.id)
    address = getattr(reader, "email", None) or message.address
    if getattr(reader, "is_in_use", True):
        actions.send_again(message, address, by=current_user.id)
        flash(_("The mail goes again within some minutes."))
    else:  # since the page was shown
        flash(str(FicheMayNotBeUsed.message))
    return redirect(url_for(".messages"), 303)


@bp.post("/messages/<int:message_id>/settled")
@requires(MessagePermission.RESOLVE)
@writes(Effect.GOES_ON)
def settle(message_id: int) -> ResponseReturnValue:
    """Note that somebody was called instead."""
    actions.settle(queries.hold_undeliverable(message_id), by=current_user.id)
    flash(_("It is noted that this is settled."))
    return redirect(url_for(".messages"), 303)
