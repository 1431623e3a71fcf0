"""The pages of organisations. They stand here, a floor up, because they show the vacancies."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.core.access import Permission, requires
from vrijwilligers.core.clock import today
from vrijwilligers.core.pages import listing, page_number
from vrijwilligers.core.text import fold, safe_link
from vrijwilligers.core.words import say_municipality
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.vacancies import queries, wording
from vrijwilligers.vacancies.forms import OrganisationsForm

bp = Blueprint("organisations", __name__, url_prefix="/organisations")


@bp.get("/")
@requires(Permission.ORGANISATION_READ)
def index() -> ResponseReturnValue:
    """List organisations with how many open vacancies each has."""
    form = OrganisationsForm(request.args)
    found = listing(organisations.named(fold(form.words())), number=page_number())
    counts = queries.open_counts([one.id for one in found.items], today())
    return render_template("organisations/index.html", form=form, listing=found, counts=counts)


@bp.get("/<int:organisation_id>")
@requires(Permission.ORGANISATION_READ)
def show(organisation_id: int) -> ResponseReturnValue:
    """Show what we know of an organisation, whom to call, and its vacancies."""
    organisation = organisations.get(organisation_id)
    theirs = queries.of_organisation(organisation_id)
    lines = [wording.line(vacancy, today=today()) for vacancy in theirs]
    return render_template(
        "organisations/show.html",
        organisation=organisation,
        kind=wording.say_kind(organisation.kind),
        number=wording.say_kbo(organisation.kbo),
        place=say_municipality(organisation.municipality),
        website=safe_link(organisation.url),
        open_lines=[line for line in lines if line.is_open],
        other_lines=[line for line in lines if not line.is_open],
    )
