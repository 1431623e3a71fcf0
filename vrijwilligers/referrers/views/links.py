"""Links of referrers at the desk: shown to whom they go, mailed, handed over and taken back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from vrijwilligers.answers.wording import recipients_at
from vrijwilligers.links.rules import Recipient
from vrijwilligers.links.views import address_of
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit
from vrijwilligers.referrers import wording
from vrijwilligers.referrers.actions import linking as actions
from vrijwilligers.referrers.documents import progress_list
from vrijwilligers.referrers.feature import ReferrerPermission
from vrijwilligers.referrers.forms.links import SHOW, ReferrerLinkForm, SendLinksForm
from vrijwilligers.referrers.queries import clients
from vrijwilligers.referrers.queries import links as link_queries
from vrijwilligers.referrers.queries import referrers as queries
from vrijwilligers.referrers.rules.links import REFERRER
from vrijwilligers.referrers.views.blueprint import bp
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.prints import handed_over, lost_signs
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PAGE = "/<int:organisation_id>"


@bp.route(f"{PAGE}/link", methods=["GET", "POST"])
@requires(ReferrerPermission.WRITE)
@writes(Effect.ASKS)
def link(organisation_id: int) -> ResponseReturnValue:
    """Show what a referrer will see and who has a link; mail another, or show it once."""
    organisation = queries.get(organisation_id)
    recipients = recipients_at(organisation)
    form = ReferrerLinkForm()
    form.offer({key: label for key, (label, _reader) in recipients.items()})
    if form.validate_on_submit():
        if form.to.data == SHOW:
            token = actions.make_link(organisation, by=current_user.id, at=now())
            made = address_of(REFERRER)(token)
            return render_template("referrers/link_made.html", organisation=organisation, link=made)
        _send(organisation, recipients[form.to.data][1])
        flash(_("The link is on its way, by mail."))
        return redirect(url_for(".show", organisation_id=organisation_id), 303)
    return form_page(
        "referrers/link.html",
        form,
        organisation=organisation,
        clients=clients.clients_of(organisation_id),
        links=link_queries.open_links(organisation, now()),
        words=wording,
    )


@bp.post(f"{PAGE}/links/end")
@requires(ReferrerPermission.WRITE)
@writes(Effect.HARMS)
def end_links(organisation_id: int) -> ResponseReturnValue:
    """Let no link of a referrer work any more."""
    actions.end_links(queries.get(organisation_id), by=current_user.id, at=now())
    flash(_("The links are taken back. They work no more."))
    return redirect(url_for(".link", organisation_id=organisation_id), 303)


@bp.route("/send", methods=["GET", "POST"])
@requires(ReferrerPermission.WRITE)
@writes(Effect.ASKS)
def send_links() -> ResponseReturnValue:
    """Show first who of which referrer gets a mail and of how many it tells, then send them."""
    offered, counts = _all_recipients()
    usual = {key for key, one in offered.items() if counts.get(one.organisation.id)}
    form = SendLinksForm().offer({key: one.words for key, one in offered.items()}, usual)
    if form.validate_on_submit():
        chosen = [offered[key] for key in form.to.data]
        for one in chosen:
            _send(one.organisation, one.recipient)
        many = len(chosen)
        flash(ngettext("%(num)s mail is on its way.", "%(num)s mails are on their way.", many))
        return redirect(url_for(".index"), 303)
    return form_page("referrers/send.html", form, offered=offered)


@bp.get(f"{PAGE}/pdf")
@requires(ReferrerPermission.READ)
def print_progress(organisation_id: int) -> ResponseReturnValue:
    """Print the list for a referrer, at the desk."""
    organisation = queries.get(organisation_id)
    audit.record_seen(
        "candidate", amount=len(clients.clients_of(organisation_id)), by=current_user.id
    )
    return print_of(organisation)


def print_of(organisation: Organisation) -> ResponseReturnValue:
    """Print what a referrer hears, in the language we speak."""
    found = clients.clients_of(organisation.id)
    printed = progress_list(organisation.name, found, today=today())
    name = f"referrer-{organisation.id}-{today().isoformat()}.pdf"
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")


def _send(organisation: Organisation, recipient: Recipient) -> None:
    actions.send_link(
        organisation, recipient, by=current_user.id, at=now(), address_of=address_of(REFERRER)
    )


def _all_recipients() -> tuple[dict[str, wording.OfferedRecipient], dict[int, int]]:
    """Return whom we can mail of all referrers, by a key, and of how many each hears."""
    referrers = queries.with_counsellors()
    counts = clients.client_counts([one.id for one in referrers])

    def told(organisation: Organisation) -> str:
        many = counts.get(organisation.id, 0)
        return ngettext("hears of %(num)s person", "hears of %(num)s people", many)

    return wording.offered_recipients(referrers, told), counts
