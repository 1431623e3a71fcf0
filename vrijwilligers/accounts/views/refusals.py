"""What was refused for safety, for who manages the team."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.feature import StaffPermission
from vrijwilligers.accounts.forms import RefusalFilterForm
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.accounts.wording import REFUSALS
from vrijwilligers.records import security_log
from vrijwilligers.records.listing import listing
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number


@bp.get("/refusals/")
@requires(StaffPermission.MANAGE)
def refusals() -> ResponseReturnValue:
    """List what was refused, the latest first: of one kind, or about one account."""
    names = queries.names()
    form = RefusalFilterForm(request.args)
    form.offer(names)
    asked = security_log.events(kind=form.chosen("kind"), staff_id=form.staff_id())
    return render_template(
        "accounts/refusals.html",
        form=form,
        listing=listing(asked, number=page_number()),
        members=names,
        kinds=REFUSALS,
    )
