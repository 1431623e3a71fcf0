"""Telling organisations that what they heard of somebody is taken back, or is not so any more."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions.follow_ups import IsDoneAlready
from vrijwilligers.matching.feature import RecallDeed
from vrijwilligers.matching.models import Disclosure, Recall
from vrijwilligers.matching.queries import recalls as queries
from vrijwilligers.matching.rules.disclosure import (
    TELL_WITHIN,
    DisclosureChannel,
    RecalledPerson,
    RecallKind,
)
from vrijwilligers.matching.wording.recalls import SUBJECTS, what_to_say
from vrijwilligers.records import audit, outbox
from vrijwilligers.records.encryption import seal
from vrijwilligers.settings.current import length_of
from vrijwilligers.vocabulary.clock import day_of, now
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.terms import RetentionTerm

AT_ONCE = timedelta(0)


class HasNoAddress(Problem):
    """Nothing can be mailed to whoever has no address."""

    message = _l("We know no e-mail address here. Phone, write a letter, or go by.")


def erase_at(
    candidate: Candidate,
    told: Iterable[Disclosure],
    *,
    by: int | None,
    at: datetime,
    wait: timedelta,
) -> None:
    """Let each organisation that was told hear that it must erase; ``wait`` leaves time to undo."""
    for some in _by_organisation(told):
        _make(RecallKind.ERASE, candidate, some, by=by, at=at, wait=wait)


def correct_at(
    candidate: Candidate,
    told: Iterable[Disclosure],
    now_so: Mapping[str, str],
    *,
    name: str,
    by: int | None,
    at: datetime,
) -> None:
    """Let each organisation that was told hear what is so now; who must still hear it hears all.

    ``name`` is the one they know.
    """
    for some in _by_organisation(told):
        heard = {field for one in some for field in one.told_fields}
        theirs = {code: value for code, value in now_so.items() if code in heard}
        if theirs:
            _correct(candidate, some, theirs, name=name, by=by, at=at)


def take_back(recall: Recall) -> None:
    """Forget a recall that nobody acted on: what it follows from was a slip of the hand."""
    db.session.delete(recall)


def finish(recall: Recall, how: DisclosureChannel, *, by: int | None) -> None:
    """Note that the organisation was told: whom it was about is forgotten."""
    if recall.done_at is not None:
        raise IsDoneAlready
    overtaken = (
        []
        if recall.kind.is_correction
        else queries.open_corrections(recall.organisation_id, recall.codes.split())
    )
    for one in (recall, *overtaken):
        one.done_at, one.done_how, one.done_by_id, one.sealed = now(), how, by, None
        audit.record(RecallDeed.DONE, one, by=by)


def write_to(recall: Recall, *, by: int | None) -> str:
    """Queue the mail that tells an organisation, in its language; return where it goes."""
    if recall.done_at is not None:
        raise IsDoneAlready
    recipient = queries.recipient_of(recall)
    if recipient is None:
        raise HasNoAddress
    outbox.queue(
        "recall",
        address=recipient.address,
        language=recipient.language,
        subject=SUBJECTS[recall.kind],
        to=queries.reader_of(recall, recipient),
        by=accounts.writer(by),
        name=queries.name_of(recall, recipient),
        sentences=what_to_say(recall, queries.person_of(recall), recipient.language, short=True),
    )
    finish(recall, DisclosureChannel.EMAIL, by=by)
    return recipient.address


def _by_organisation(told: Iterable[Disclosure]) -> Iterable[list[Disclosure]]:
    """Put together what one organisation was told, in the order in which it was."""
    found: dict[object, list[Disclosure]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.id):
        found[one.organisation_id or one.organisation_name].append(one)
    return found.values()


def _correct(
    candidate: Candidate,
    told: Sequence[Disclosure],
    now_so: Mapping[str, str],
    *,
    name: str,
    by: int | None,
    at: datetime,
) -> None:
    """Make one task of what an organisation must still hear and of what changed now."""
    still = dict.fromkeys(one.recall for one in told if one.recall and not one.recall.done_at)
    before = [person for one in still if one and (person := queries.person_of(one))]
    known_as, heard = name, dict[str, str]()
    for person in before:
        known_as, heard = person.name, {**heard, **person.now}
    about = replace(_person(candidate, told, {**heard, **now_so}), name=known_as)
    _make(RecallKind.CORRECT, candidate, told, by=by, at=at, person=about)
    for one in still:
        db.session.delete(one)


def _make(
    kind: RecallKind,
    candidate: Candidate,
    told: Sequence[Disclosure],
    *,
    by: int | None,
    at: datetime,
    wait: timedelta = AT_ONCE,
    person: RecalledPerson | None = None,
) -> None:
    last, begins_at = told[-1], at + wait
    recall = Recall(
        kind=kind,
        organisation_id=last.organisation_id,
        organisation_name=last.organisation_name,
        vacancy_id=last.introduction.vacancy_id,
        codes=" ".join(one.reference for one in told),
        sealed=seal(json.dumps(asdict(person or _person(candidate, told, {})))),
        sealed_until=begins_at + length_of(RetentionTerm.RECALL).span,
        begins_at=begins_at,
        due_on=day_of(begins_at) + TELL_WITHIN,
        made_by_id=by,
    )
    db.session.add(recall)
    for one in told:
        one.recall = recall
    db.session.flush()
    audit.record(RecallDeed.MADE, recall, by=by)


def _person(
    candidate: Candidate, told: Iterable[Disclosure], now_so: Mapping[str, str]
) -> RecalledPerson:
    return RecalledPerson(
        name=candidate.full_name,
        short_name=candidate.short_name,
        told=tuple(
            (one.reference, _title(one), one.told_on.isoformat() if one.told_on else "")
            for one in told
        ),
        now=dict(now_so),
    )


def _title(disclosure: Disclosure) -> str:
    vacancy = disclosure.introduction.vacancy
    return vacancy.text_in(vacancy.language)[1].title
