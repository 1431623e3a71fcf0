"""Bringing a candidate and an organisation together, and noting what becomes of it."""

from collections.abc import Sequence
from datetime import date, datetime

from vrijwilligers.candidates import actions as candidate_actions
from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import disclosures, problems, projects
from vrijwilligers.matching.actions.outcome_sums import fits_now
from vrijwilligers.matching.actions.step_counts import step_dimensions
from vrijwilligers.matching.feature import IntroductionDeed, MatchingFact
from vrijwilligers.matching.models import Introduction, IntroductionFit, IntroductionStep
from vrijwilligers.matching.rules.answers import BEFORE_START
from vrijwilligers.matching.rules.states import (
    NEEDS_REASON,
    OVER,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
    may_move,
    tells,
)
from vrijwilligers.matching.rules.steps import Proposal, StepDetails, is_too_far
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.records import audit, facts
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem


def introduce(
    candidate: Candidate,
    vacancies: Sequence[Vacancy],
    proposal: Proposal,
    *,
    by: int | None,
    today: date,
) -> list[Introduction]:
    """Introduce somebody to one or more organisations that they said yes to.

    The row of the candidate is held meanwhile, so that two colleagues do not do it twice, and those
    of the organisations, so that no cap is passed.
    """
    db.session.refresh(candidate, with_for_update=True)
    _refuse_sharing(candidate)
    _refuse_vacancies(candidate, vacancies, proposal, today)
    _refuse_limits(vacancies, today)
    projects.refuse_unknown(proposal.project)
    fits = fits_now(candidate, vacancies, proposal.listed, today=today)
    made = [
        begin(candidate, vacancy, proposal, by, today, fits[vacancy.id])
        for vacancy in dict.fromkeys(vacancies)
    ]
    candidate_actions.touch(candidate, today=today)
    return made


def move(
    introduction: Introduction, details: StepDetails, *, by: int | None, today: date
) -> IntroductionStep:
    """Take an introduction a step further, or reopen it when it was over.

    The row of the candidate is held meanwhile, as when somebody is introduced; that of the
    organisation too when it is reopened before the start: then it takes a place again.
    """
    db.session.refresh(introduction.candidate, with_for_update=True)
    return _move(introduction, details, by, today)


def _move(
    introduction: Introduction, details: StepDetails, by: int | None, today: date
) -> IntroductionStep:
    _refuse_step(introduction, details, today)
    if introduction.state in OVER:
        _count_as_running(introduction)
    introduction.state = details.target
    is_end = details.target in NEEDS_REASON
    introduction.end_side = details.side if is_end else None
    introduction.end_reason = details.reason if is_end else None
    step = _step(introduction, details, by, today)
    day = min(details.on, today)
    if tells(details.target, details.side) and not details.is_told_later:
        disclosures.tell(introduction.disclosure, details.told_how, on=day, by=by)
    if details.is_from_candidate:  # only contact with the person moves the day of erasing
        candidate_actions.touch(introduction.candidate, today=day)
    return step


def end_untold(introduction: Introduction, *, by: int | None, at: datetime) -> None:
    """End an introduction of which the organisation never heard: its yes is taken back."""
    introduction.state = IntroductionState.ENDED
    introduction.end_side = EndedBy.CANDIDATE
    introduction.end_reason = IntroductionEndReason.NO_LONGER_WANTED
    day = max(day_of(at), _first_day(introduction))
    ended = StepDetails(target=IntroductionState.ENDED, on=day)
    _step(introduction, ended, by, day).recorded_at = at


def take_back_step(introduction: Introduction) -> None:
    """Take back the last step, noted by mistake, while the one before it was no end."""
    last = introduction.steps.pop()
    facts.take_back(last.counted)
    introduction.state = introduction.steps[-1].state
    introduction.since_on = introduction.steps[-1].happened_on
    introduction.end_side = introduction.end_reason = None


def _count_as_running(introduction: Introduction) -> None:
    """Take back what its end counted: nobody is placed twice, and nobody is lost who goes on."""
    for step in introduction.steps:
        if step.state in OVER:
            facts.take_back(step.counted)
            step.counted = None


def begin(
    candidate: Candidate,
    vacancy: Vacancy,
    proposal: Proposal,
    by: int | None,
    today: date,
    fit: IntroductionFit,
) -> Introduction:
    """Begin an introduction with its yes; whoever asks it has held the candidate and refused."""
    introduction = Introduction(
        candidate=candidate,
        vacancy=vacancy,
        state=IntroductionState.PROPOSED,
        fit=fit,
        project=proposal.project,
    )
    db.session.add(introduction)
    db.session.flush()
    proposed = StepDetails(target=IntroductionState.PROPOSED, on=today, note=proposal.note)
    _step(introduction, proposed, by, today)
    disclosures.agree(introduction, proposal, by=by)
    if proposal.contacted:
        contacted = StepDetails(
            target=IntroductionState.CONTACTED, on=today, told_how=proposal.contacted
        )
        _move(introduction, contacted, by, today)
    return introduction


def _step(
    introduction: Introduction, details: StepDetails, by: int | None, today: date
) -> IntroductionStep:
    step = IntroductionStep(
        state=details.target, happened_on=details.on, staff_id=by, note=details.note
    )
    introduction.steps.append(step)
    introduction.since_on = details.on
    db.session.flush()
    audit.record(IntroductionDeed(details.target), introduction, by=by)
    candidate, day = introduction.candidate, min(details.on, today)
    step.counted = facts.record(
        MatchingFact.INTRODUCTION_STEP,
        on=day,
        state=details.target,
        reason=introduction.end_reason,
        **step_dimensions(introduction, day),
        **candidates.dimensions_of(candidate, year=day.year),
    )
    return step


def _refuse_sharing(candidate: Candidate) -> None:
    if not candidate.is_in_use:
        raise problems.FicheMayNotBeUsed
    if not queries.may_be_shared(candidate):
        raise problems.SharingIsNotConsented


def _refuse_vacancies(
    candidate: Candidate, vacancies: Sequence[Vacancy], proposal: Proposal, today: date
) -> None:
    if not vacancies:
        raise problems.NobodyIsChosen
    if not all(vacancy.is_open(today) for vacancy in vacancies):
        raise problems.VacancyIsNotOpen
    _refuse_running(candidate, vacancies)
    if not {vacancy.organisation_id for vacancy in vacancies} <= proposal.agreed.keys():
        raise problems.DidNotSayYes
    disclosures.refuse_other_words(candidate, vacancies, proposal.shown)


def _refuse_running(candidate: Candidate, vacancies: Sequence[Vacancy]) -> None:
    running = queries.running_at(candidate, [vacancy.id for vacancy in vacancies])
    if running & queries.taken_back_at_vacancies(candidate.id):
        raise problems.MustEndFirst
    if running:
        raise problems.IsIntroducedAlready


def _refuse_limits(vacancies: Sequence[Vacancy], today: date) -> None:
    organisations.hold_all(vacancy.organisation_id for vacancy in vacancies)
    for vacancy, limit in queries.limits_of(vacancies, today=today):
        raise problems.TakesNobodyNew(vacancy, limit)


def _refuse_step(introduction: Introduction, details: StepDetails, today: date) -> None:
    if not introduction.candidate.is_in_use:
        raise problems.FicheMayNotBeUsed
    if not may_move(introduction.state, details.target):
        raise problems.CannotMove
    if not may_move(introduction.state, details.target, is_shared=queries.is_shared(introduction)):
        raise _why_it_can_only_end(introduction)
    if introduction.state in OVER:
        _refuse_reopening(introduction, details.target, today)
    _refuse_day(introduction, details, today)
    if details.target in NEEDS_REASON and not (details.side and details.reason):
        raise problems.EndHasNoReason


def _why_it_can_only_end(introduction: Introduction) -> Problem:
    if queries.is_carried(introduction):
        return problems.YesIsWithdrawn()
    return problems.SharingIsNotConsented()


def _refuse_reopening(introduction: Introduction, target: IntroductionState, today: date) -> None:
    """Do not reopen what was begun anew in the meantime, nor take a place that is not there."""
    if queries.running_at(introduction.candidate, [introduction.vacancy_id]):
        raise problems.IsIntroducedAlready
    if target in BEFORE_START:
        _refuse_limits([introduction.vacancy], today)


def _refuse_day(introduction: Introduction, details: StepDetails, today: date) -> None:
    if details.on > today and details.target != IntroductionState.APPOINTMENT:
        raise problems.DayIsTooLate
    if is_too_far(details.on, today):
        raise problems.DayIsTooFar
    if details.on < min(_first_day(introduction), today):  # a clock that ran ahead stops nobody
        raise problems.DayIsTooEarly


def _first_day(introduction: Introduction) -> date:
    if introduction.steps:
        return introduction.steps[0].happened_on
    return day_of(introduction.created_at)
