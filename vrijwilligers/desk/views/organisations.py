"""The list of organisations, and the page of one, where everything about it comes together."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.core.access import Permission, requires
from vrijwilligers.core.clock import today
from vrijwilligers.core.pages import listing, page_number
from vrijwilligers.core.text import fold, safe_link
from vrijwilligers.core.words import say_municipality
from vrijwilligers.desk.forms import OrganisationsForm
from vrijwilligers.desk.views.pages import bp
from vrijwilligers.organisations import queries as records
from vrijwilligers.vacancies import queries, wording


@bp.get("/organisations/")
@requires(Permission.ORGANISATION_READ)
def organisations() -> ResponseReturnValue:
    """List organisations with how many open vacancies each has."""
    form = OrganisationsForm(request.args)
    found = listing(records.named(fold(form.words())), number=page_number())
    counts = queries.open_counts([one.id for one in found.items], today())
    return render_template("desk/organisations.html", form=form, listing=found, counts=counts)


@bp.get("/organisations/<int:organisation_id>")
@requires(Permission.ORGANISATION_READ)
def organisation(organisation_id: int) -> ResponseReturnValue:
    """Show what we know of an organisation, whom to call, and its vacancies."""
    found = records.get(organisation_id)
    theirs = queries.of_organisation(organisation_id)
    lines = [wording.line(vacancy, today=today()) for vacancy in theirs]
    return render_template(
        "desk/organisation.html",
        organisation=found,
        kind=wording.say_kind(found.kind),
        number=wording.say_kbo(found.kbo),
        place=say_municipality(next((a.municipality for a in found.addresses), None)),
        website=safe_link(found.url),
        open_lines=[line for line in lines if line.is_open],
        other_lines=[line for line in lines if not line.is_open],
    )
