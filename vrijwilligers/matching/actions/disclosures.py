"""Keeping who was told what: the yes with its words, and when an organisation was told."""

from collections.abc import Iterable
from datetime import date

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.links.rules import new_code
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions.problems import WordsChanged
from vrijwilligers.matching.feature import DisclosureDeed
from vrijwilligers.matching.models import Disclosure, Introduction
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.steps import Proposal
from vrijwilligers.matching.wording.disclosures import (
    promise,
    question,
    shared_values,
    shown_digest,
)
from vrijwilligers.records import audit
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now


def refuse_other_words(
    candidate: Candidate, vacancies: Iterable[Vacancy], shown: str | None
) -> None:
    """Refuse a yes that was said to other words than those that would be kept."""
    organisations = dict.fromkeys(vacancy.organisation for vacancy in vacancies)
    if shown is not None and shown != shown_digest(candidate, organisations):
        raise WordsChanged


def agree(introduction: Introduction, proposal: Proposal, *, by: int | None) -> Disclosure:
    """Keep a yes: what the organisation may hear, in which words it was asked, and how."""
    candidate, vacancy = introduction.candidate, introduction.vacancy
    said = promise if proposal.rests_on is ConsentPurpose.POOL else question
    disclosure = Disclosure(
        reference=_new_reference(),
        candidate_id=candidate.id,
        organisation_id=vacancy.organisation_id,
        organisation_name=vacancy.organisation.name,
        contact_person_id=queries.contact_person_of(vacancy),
        fields=" ".join(shared_values(candidate)),
        text=said(candidate, vacancy.organisation),
        language=candidate.language,
        way=proposal.agreed[vacancy.organisation_id],
        agreed_at=now(),
        rests_on=proposal.rests_on,
        witness_id=by,
    )
    introduction.disclosure = disclosure
    db.session.flush()
    audit.record(DisclosureDeed.AGREED, disclosure, by=by)
    return disclosure


def tell(
    disclosure: Disclosure | None, how: DisclosureChannel | None, *, on: date, by: int | None
) -> None:
    """Note that an organisation was told, where it was not told before."""
    if disclosure is None or disclosure.told_on is not None:
        return
    disclosure.told_on, disclosure.told_how, disclosure.told_by_id = on, how, by
    audit.record(DisclosureDeed.TOLD, disclosure, by=by)


def _new_reference() -> str:
    """Make a code that was not given before; it tells nothing of an order."""
    code = new_code()
    while queries.reference_is_known(code):
        code = new_code()
    return code
