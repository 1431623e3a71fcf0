"""A yes taken back, for one organisation or with the consent it rests on: who was told hears it."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.feature import (
    ConsentWithdrawn,
    FicheGoes,
    ReachChanged,
    WhoWasTold,
    WithdrawalUndone,
)
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import UNDO_WITHIN, ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import introductions, recalls
from vrijwilligers.matching.feature import DisclosureDeed
from vrijwilligers.matching.models import Disclosure, Introduction
from vrijwilligers.matching.rules.disclosure import DisclosedField
from vrijwilligers.matching.rules.states import OVER
from vrijwilligers.matching.wording.disclosures import DisclosureLine, disclosure_line
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem

CARRY_THE_YES = frozenset({ConsentPurpose.FICHE, ConsentPurpose.SHARING, ConsentPurpose.POOL})


class NothingToTakeBack(Problem):
    """The yes for this organisation was taken back before, or never kept."""

    message = _l("The yes for this organisation does not stand any more.")


class NothingToUndo(Problem):
    """After ten minutes, or by somebody else, only a new yes brings it back."""

    message = _l("There is nothing to undo any more. Below stands how it is now.")


def withdraw(introduction: Introduction, *, by: int | None, at: datetime) -> None:
    """Take back the yes for one organisation, whatever vacancies of it somebody said yes to."""
    candidate = introduction.candidate
    db.session.refresh(candidate, with_for_update=True)
    key = introduction.vacancy.organisation_id
    standing = queries.standing_of(candidate.id, organisation_id=key)
    if not standing:
        raise NothingToTakeBack
    _take_back(candidate, standing, by=by, at=at)


def undo(introduction: Introduction, *, by: int | None, at: datetime) -> None:
    """Take back what was taken back by mistake, by the same colleague within ten minutes."""
    db.session.refresh(introduction.candidate, with_for_update=True)
    disclosure = introduction.disclosure
    if not queries.taken_back_just_now(introduction, by=by, at=at) or disclosure is None:
        raise NothingToUndo
    together = queries.taken_back_at(introduction.candidate_id, disclosure.withdrawn_at or at)
    begun_anew = {one.introduction.vacancy_id for one in together if _goes_on_again(one)}
    if queries.running_at(introduction.candidate, begun_anew):
        raise NothingToUndo
    _restore(together, by=by)


def on_consent_withdrawn(withdrawal: ConsentWithdrawn) -> None:
    """Take back each yes that rests on a consent that ends; on that for the fiche rest all."""
    if withdrawal.purposes & CARRY_THE_YES:
        candidate = db.session.get_one(Candidate, withdrawal.candidate_id)
        goes = [one for one in queries.standing_of(candidate.id) if _rests_on(one, withdrawal)]
        _take_back(candidate, goes, by=withdrawal.by, at=withdrawal.at)


def on_withdrawal_undone(undone: WithdrawalUndone) -> None:
    """Let each yes stand again that was taken back with a consent."""
    _restore(queries.taken_back_at(undone.candidate_id, undone.withdrawn_at), by=undone.by)


def on_reach_changed(change: ReachChanged) -> None:
    """Let who was told hear what changed, each only what it was told."""
    candidate = db.session.get_one(Candidate, change.candidate_id)
    now_so = {
        DisclosedField.NAME: candidate.full_name,
        DisclosedField.PHONE: candidate.phone or "",
        DisclosedField.EMAIL: candidate.email or "",
    }
    changed = {code.value: value for code, value in now_so.items() if value != change.before[code]}
    told = [one for one in queries.standing_of(candidate.id) if one.told_on]
    name = change.before[DisclosedField.NAME]
    recalls.correct_at(candidate, told, changed, name=name, by=change.by, at=change.at)


def on_fiche_goes(going: FicheGoes) -> list[int]:
    """Let each organisation that was told, and did not hear it yet, hear that it must erase.

    Return which organisations that are, also those whose task waited already.
    """
    if told := [one for one in queries.standing_of(going.candidate_id) if one.told_on]:
        candidate = db.session.get_one(Candidate, going.candidate_id)
        recalls.erase_at(candidate, told, by=going.by, at=going.at, wait=recalls.AT_ONCE)
    keys = {one.organisation_id for one in queries.still_to_tell(going.candidate_id)}
    return sorted(key for key in keys if key)


def say_who_was_told(question: WhoWasTold) -> list[DisclosureLine]:
    """Answer which organisations have data of somebody, or may get them."""
    return [disclosure_line(one) for one in queries.disclosures_of(question.candidate_id)]


def _rests_on(disclosure: Disclosure, withdrawal: ConsentWithdrawn) -> bool:
    return bool(withdrawal.purposes & {ConsentPurpose.FICHE, disclosure.rests_on})


def _take_back(
    candidate: Candidate, standing: Iterable[Disclosure], *, by: int | None, at: datetime
) -> None:
    told = []
    for one in standing:
        one.withdrawn_at, one.withdrawn_by_id = at, by
        audit.record(DisclosureDeed.WITHDRAWN, one, by=by)
        if one.told_on:
            told.append(one)
        elif one.introduction.state not in OVER:
            introductions.end_untold(one.introduction, by=by, at=at)
    recalls.erase_at(candidate, told, by=by, at=at, wait=UNDO_WITHIN)


def _restore(together: Iterable[Disclosure], *, by: int | None) -> None:
    """Let each yes stand again, but where an organisation was told already to erase."""
    for one in together:
        recall = one.recall
        if recall is not None and recall.done_at is not None:
            continue
        if _goes_on_again(one):
            introductions.take_back_step(one.introduction)
        one.withdrawn_at = one.withdrawn_by_id = None
        one.recall = None
        audit.record(DisclosureDeed.UNDONE, one, by=by)
        if recall is not None:
            recalls.take_back(recall)


def _goes_on_again(disclosure: Disclosure) -> bool:
    """Tell whether an introduction ended only because its yes was taken back."""
    return disclosure.introduction.steps[-1].recorded_at == disclosure.withdrawn_at
