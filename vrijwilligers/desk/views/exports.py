"""Which lists were handed out: who, when, how many, and why."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.accounts.feature import ExportPermission
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.exchange.exports import REASONS
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number

THINGS = {
    "vacancy": _l("Vacancies"),
    "organisation": _l("Organisations"),
    "contact_person": _l("Contact persons"),
}


@bp.get("/exports/")
@requires(ExportPermission.MAKE)
def exports() -> ResponseReturnValue:
    """List the files that were handed out, the latest first."""
    return render_template(
        "desk/exports.html",
        listing=listing(audit.exports(), number=page_number()),
        members=accounts.names(),
        things=THINGS,
        reasons=REASONS,
    )
