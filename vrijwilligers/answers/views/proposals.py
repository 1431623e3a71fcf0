"""Proposing a vacancy through a link, without an account."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.answers.actions import proposing
from vrijwilligers.answers.forms.proposals import ProposalForm
from vrijwilligers.answers.queries import proposals
from vrijwilligers.answers.rules import PROPOSAL, LegalAnswers
from vrijwilligers.answers.views.blueprint import bp
from vrijwilligers.answers.wording import say_proposal_state
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import address_of, opens, renews
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.talents.queries import categories, category_names, talent_names
from vrijwilligers.vacancies import wording
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/propose/<token>", methods=["GET", "POST"])
@public
@writes(Effect.ADDS)
@opens(PROPOSAL)
def propose(link: SignedLink, token: str) -> ResponseReturnValue:
    """Ask an organisation about the work it offers; a coordinator checks it."""
    organisation = record_of(link, Organisation)
    form = _with_questions(organisation)
    if form.validate_on_submit():
        with form.showing_problems():
            details, answers = form.details(organisation.id), form.legal_answers()
            vacancy = proposing.propose(link, details, answers=answers, at=now())
            return redirect(url_for(".proposed", token=token, vacancy_id=vacancy.id), 303)
    return form_page("answers/propose.html", form, organisation=organisation)


@bp.get("/propose/<token>/<int:vacancy_id>")
@public
@opens(PROPOSAL)
def proposed(link: SignedLink, token: str, vacancy_id: int) -> ResponseReturnValue:
    """Thank, show what came in, and say what happens next."""
    vacancy = proposals.proposal(record_of(link, Organisation).id, vacancy_id)
    language, text = vacancy.text_in(vacancy.language)
    return render_template(
        "answers/proposed.html",
        token=token,
        text=text,
        language=language,
        tasks=[getattr(task, f"text_{language}") for task in vacancy.tasks],
        facts=wording.facts_of(vacancy, category_names(spoken()), talent_names(spoken())),
        state=say_proposal_state(vacancy),
    )


@bp.post("/propose/<token>/again")
@public
@writes(Effect.GOES_ON)
@renews(PROPOSAL)
def propose_again(link: SignedLink) -> ResponseReturnValue:
    """Send a new link to the address that the old one went to, and to no other."""
    proposing.renew(link, language=spoken(), at=now(), address_of=address_of(PROPOSAL))
    return render_template("answers/link_sent.html")


def _with_questions(organisation: Organisation) -> ProposalForm:
    kind = organisation.kind
    known = LegalAnswers(
        kind=None if kind == OrganisationKind.UNKNOWN else kind,
        has_staff=organisation.has_staff,
        is_insured=organisation.has_liability_insurance,
    )
    form = ProposalForm(data={"language": spoken()})
    used = {category.code: category.name(spoken()) for category in categories()}
    form.ask(categories=used, known=known)
    return form
