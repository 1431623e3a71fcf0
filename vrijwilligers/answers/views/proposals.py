"""Proposing a vacancy through a link, without an account."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.answers.actions import proposing
from vrijwilligers.answers.forms.answers import RenewForm
from vrijwilligers.answers.forms.proposals import ProposalForm
from vrijwilligers.answers.models import ProposalLink
from vrijwilligers.answers.queries import proposals
from vrijwilligers.answers.rules import fate_of_proposals
from vrijwilligers.answers.views.blueprint import (
    asking_again,
    bp,
    proposing_often,
    sending,
)
from vrijwilligers.answers.views.links import proposal_address
from vrijwilligers.links import tokens
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.talents.queries import categories, category_names, talent_names
from vrijwilligers.vacancies import wording
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.pages import form_page
from vrijwilligers.web.writing import writes


@bp.route("/propose/<token>", methods=["GET", "POST"])
@public
@sending
@proposing_often
@writes
def propose(token: str) -> ResponseReturnValue:
    """Ask an organisation about the work it offers; a coordinator checks it."""
    link = proposals.by_token(token)
    if not _is_open(link):
        return _dead_link(link, token)
    organisation = organisations.get(link.organisation_id)
    form = _asking(is_insured=organisation.has_liability_insurance)
    if form.validate_on_submit():
        with form.showing_problems():
            details, is_insured = form.details(organisation.id), form.is_insured()
            vacancy = proposing.propose(link, details, is_insured=is_insured, at=now())
            return redirect(url_for(".proposed", token=token, vacancy_id=vacancy.id), 303)
    return form_page("answers/propose.html", form, organisation=organisation)


@bp.get("/propose/<token>/<int:vacancy_id>")
@public
def proposed(token: str, vacancy_id: int) -> ResponseReturnValue:
    """Thank, show what came in, and say what happens next."""
    link = proposals.by_token(token)
    if not _is_open(link):
        return _dead_link(link, token)
    vacancy = proposals.proposal(link.organisation_id, vacancy_id)
    language, text = vacancy.text_in(vacancy.language)
    return render_template(
        "answers/proposed.html",
        token=token,
        text=text,
        language=language,
        tasks=[getattr(task, f"text_{language}") for task in vacancy.tasks],
        facts=wording.facts_of(vacancy, category_names(spoken()), talent_names(spoken())).values(),
        state=wording.say_state(vacancy, today()),
    )


@bp.post("/propose/<token>/again")
@public
@sending
@asking_again
@writes
def propose_again(token: str) -> ResponseReturnValue:
    """Send a new link to the address that the old one went to, and to no other."""
    link = proposals.by_token(token)
    proposing.renew(link, language=spoken(), at=now(), address_of=proposal_address)
    return render_template("answers/link_sent.html")


def _is_open(link: ProposalLink) -> bool:
    return _fate_of(link) == tokens.LinkState.OPEN


def _fate_of(link: ProposalLink) -> tokens.LinkState:
    return fate_of_proposals(link.ended_at, link.expires_at, now())


def _dead_link(link: ProposalLink, token: str) -> ResponseReturnValue:
    """Say what became of a link; one that is too old can be renewed by whom it was sent to."""
    may_renew = bool(link.address) and _fate_of(link) == tokens.LinkState.EXPIRED
    form = RenewForm(formdata=None)
    page = {"form": form, "token": token, "may_renew": may_renew, "fate": _fate_of(link)}
    return render_template("answers/dead_link.html", **page), 410


def _asking(*, is_insured: bool | None) -> ProposalForm:
    form = ProposalForm(data={"language": spoken()})
    used = {category.code: category.name(spoken()) for category in categories()}
    form.ask(categories=used, asks_insurance=is_insured is None)
    return form
