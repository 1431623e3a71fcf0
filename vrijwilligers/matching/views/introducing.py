"""The page on which somebody is introduced to one or more organisations."""

from collections.abc import Sequence
from dataclasses import replace

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from markupsafe import Markup
from wtforms import RadioField

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.questions import consent_text
from vrijwilligers.candidates.rules import may_need_parent
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import follow_ups as follow_up_actions
from vrijwilligers.matching.actions import introductions as actions
from vrijwilligers.matching.actions import problems
from vrijwilligers.matching.actions.consent import agree
from vrijwilligers.matching.actions.events import note_shown
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms import DESK
from vrijwilligers.matching.forms.introducing import IntroduceForm
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import follow_up_after
from vrijwilligers.matching.views.blueprint import (
    bp,
    open_candidate,
    shown_again,
    way_back,
)
from vrijwilligers.matching.wording import disclosures
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.matching.wording.recently_sent import warnings
from vrijwilligers.matching.wording.refusals import say_limit, say_refusal
from vrijwilligers.matching.wording.tasks import TASK_WORDS
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.settings.current import open_days
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_keys, sent_keys
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/candidates/<int:candidate_id>/introduce", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.ASKS)
def introduce(candidate_id: int) -> ResponseReturnValue:
    """Introduce somebody to one or more organisations; show first what they would hear."""
    asked = dict.fromkeys(asked_keys("vacancy"))
    if not asked:  # the button was pressed and nothing ticked
        flash(str(problems.NobodyIsChosen.message))
        return redirect(url_for("matching.suggestions", candidate_id=candidate_id), 303)
    candidate = open_candidate(candidate_id)
    chosen = vacancies.by_ids(asked) or abort(404)
    form = _introduce_form(candidate, chosen)
    if form.validate_on_submit():
        with form.showing_problems():
            _introduce(candidate, chosen, form)
            note_let_through(form.let_through, candidate, by=current_user.id)
            note_shown(candidate, sent_keys("shown"), by=current_user.id, today=today())
            return redirect(way_back(candidate.id), 303)
    shown_again(candidate)
    is_here = request.headers.get("X-Requested-With") == "desk" and request.method == "GET"
    if is_here:  # in the card of the vacancy, on a page that has questions of its own
        form.set_apart(request.full_path)
    return form_page(
        "matching/_introduce_here.html" if is_here else "matching/introduce.html",
        form,
        candidate=candidate,
        vacancies=[vacancy_card(vacancy) for vacancy in chosen],
        questions=_questions(candidate, chosen, form),
        consent=consent_text(form, candidate.language),
        shared=disclosures.shared_fields(candidate),
        limits=[say_limit(*found) for found in queries.limits_of(chosen, today=today())],
        warnings=_warnings(candidate, chosen),
    )


def _warnings(candidate: Candidate, chosen: Sequence[Vacancy]) -> dict[int, list[str]]:
    """Say by vacancy what it asks that is not so; who introduces somebody decides (P-27)."""
    refused = queries.why_not(candidate, chosen, today=today())
    said = warnings(candidate, chosen, today=today())
    for vacancy_id, refusals in refused.items():
        asked = [say_refusal(one) for one in refusals if one.condition != Condition.PAUSE]
        said[vacancy_id] = [*asked, *said[vacancy_id]]
    return said


def _introduce_form(candidate: Candidate, chosen: Sequence[Vacancy]) -> IntroduceForm:
    organisations = dict.fromkeys(vacancy.organisation for vacancy in chosen)
    make = IntroduceForm.with_questions(
        organisations,
        sharing=not queries.may_be_shared(candidate),
        parent=may_need_parent(candidate.birth_year, year=today().year),
        projects={one.code: one.name(spoken()) for one in code_lists.projects()},
    )
    return make(
        what=str(TASK_WORDS[FollowUpTask.RESULT]),
        due_on=follow_up_after(IntroductionState.PROPOSED, today(), open_days()),
        for_whom=DESK,
    )


def _questions(
    candidate: Candidate, chosen: Sequence[Vacancy], form: IntroduceForm
) -> list[tuple[str, str, RadioField]]:
    """Return for each organisation its name, the question in words, and where to answer it."""
    organisations = dict.fromkeys(vacancy.organisation for vacancy in chosen)
    form.show(disclosures.shown_digest(candidate, organisations))
    return [
        (one.name, disclosures.question(candidate, one), form.yes_of(one.id))
        for one in organisations
    ]


def _introduce(candidate: Candidate, chosen: Sequence[Vacancy], form: IntroduceForm) -> None:
    me = current_user.id
    proposal = replace(form.proposal(), listed=tuple(sent_keys("shown")))
    if form.purpose:
        agree(candidate, *form.consent(candidate.language), by=me, today=today())
    made = actions.introduce(candidate, chosen, proposal, by=me, today=today())
    only = made[0].id if len(made) == 1 else None
    planned = form.follow_up(me=me, candidate_id=candidate.id, introduction_id=only)
    if planned:
        follow_up_actions.plan(planned, by=me, today=today())
    flash(ngettext("%(num)s introduction was made.", "%(num)s introductions were made.", len(made)))
    if form.contacted.data is None:
        for one in made:
            flash(_offer_mail(one))


def _offer_mail(introduction: Introduction) -> Markup:
    """Lead on to the mail that the organisation does not have yet."""
    address = url_for(".mail_organisation", introduction_id=introduction.id)
    name = introduction.vacancy.organisation.name
    words = _("Prepare the e-mail to %(organisation)s", organisation=name)
    return Markup('<a href="{}">{}</a>').format(address, words)
