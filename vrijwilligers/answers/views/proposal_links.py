"""The link with which an organisation proposes vacancies: made, sent, and taken back."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.answers.actions import proposing
from vrijwilligers.answers.forms.proposals import SHOW, LinkForm
from vrijwilligers.answers.queries import proposals
from vrijwilligers.answers.rules import PROPOSAL
from vrijwilligers.answers.wording import recipients_at
from vrijwilligers.links.queries import open_about
from vrijwilligers.links.rules import Recipient
from vrijwilligers.links.views import address_of
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

bp = Blueprint(
    "proposal_links", __name__, url_prefix="/organisations/<int:organisation_id>/proposal-link"
)


@bp.route("", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.ASKS)
def show(organisation_id: int) -> ResponseReturnValue:
    """Say which link an organisation has and what came in, and make it another."""
    organisation = organisations.get(organisation_id)
    recipients = recipients_at(organisation)
    form = LinkForm()
    form.offer({key: label for key, (label, _reader) in recipients.items()})
    if form.validate_on_submit():
        if form.to.data == SHOW:
            return _shown_once(organisation)
        return _sent(organisation, recipients[form.to.data][1])
    return form_page("answers/proposal_link.html", form, **_known(organisation))


@bp.post("/take-back")
@requires(VacancyPermission.WRITE)
@writes(Effect.HARMS)
def take_back(organisation_id: int) -> ResponseReturnValue:
    """Let the link of an organisation work no more."""
    proposing.take_back(organisations.get(organisation_id), by=current_user.id, at=now())
    flash(_("The link is taken back. It works no more."))
    return redirect(url_for(".show", organisation_id=organisation_id), 303)


def _shown_once(organisation: Organisation) -> ResponseReturnValue:
    token = proposing.make_link(organisation, by=current_user.id, at=now())
    address = address_of(PROPOSAL)(token)
    return render_template(
        "answers/proposal_link_made.html", organisation=organisation, link=address
    )


def _sent(organisation: Organisation, recipient: Recipient) -> ResponseReturnValue:
    by, at = current_user.id, now()
    proposing.send_link(organisation, recipient, by=by, at=at, address_of=address_of(PROPOSAL))
    flash(_("The link is on its way, by mail."))
    return redirect(url_for(".show", organisation_id=organisation.id), 303)


def _known(organisation: Organisation) -> dict[str, object]:
    came = proposals.proposed_by(organisation.id)
    return {
        "organisation": organisation,
        "link": open_about(organisation, PROPOSAL, now()),
        "lines": [wording.line(vacancy, today=today()) for vacancy in came],
    }
