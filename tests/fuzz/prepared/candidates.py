"""Candidates: with a scan, off a list, withdrawn, erased, two that look like one."""

from tests.desk import Desk
from tests.privacy.whole import whole_person
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.models import CandidatePair, CandidateRow
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.desk import actions as desk_actions
from vrijwilligers.desk.rules import Channel, DeskContactDetails
from vrijwilligers.scans import actions as scans
from vrijwilligers.scans.rules import ScanDetails, ScanForm
from vrijwilligers.talents.models import Talent
from vrijwilligers.talents.rules.scan import ScanResult
from vrijwilligers.vocabulary.clock import now, today

SOURCE = "oude lijst"
CONSENTS = (
    *(ConsentPurpose.FICHE, ConsentPurpose.SHARING),
    *(ConsentPurpose.SUPPORT_NEEDS, ConsentPurpose.SCAN),
)


def prepare_candidates(prepared):
    """Make people of whom each page knows something else; one of them is erased."""
    make, by = prepared.make, prepared.colleague.id
    reach = {"phone": "+32470112244", "email": "samira@example.org"}
    person = make.candidate(consents=CONSENTS, given_name="Samira", language="fr", **reach)
    visit = desk_actions.count_with(person, Channel.WALK_IN, by=by, today=today())
    loose = desk_actions.count(DeskContactDetails(channel=Channel.PHONE), by=by)
    listed = make.candidate(email="lijst@example.org")
    row = CandidateRow(source_name=SOURCE, digest="e" * 8, record_id=listed.id, version=1)
    left = make.candidate()
    prepared.database.add(row)
    prepared.database.commit()
    candidates.withdraw(left, ConsentPurpose.SHARING, by=by, today=today())
    prepared.database.commit()
    prepared.note("contact_id", loose, visit)
    _note_to_erase(prepared, person, left, listed, whole_person(make, prepared.database))
    prepared.person = _scanned(prepared, person)
    _erase(prepared, make.candidate())
    _prepare_pairs(prepared)


def _note_to_erase(prepared, *people):
    """Remember people, and the number of each that the form of erasing asks for."""
    prepared.note("candidate_id", *people)
    for one in people:
        answers = {"reason": "request", "number": one.number}
        prepared.known[f"/candidates/{one.id}/erase"] = answers


def _scanned(prepared, person):
    tapped = ScanResult(sure=("cooking", "music"), close=())
    scan = ScanDetails(
        set_code="infopunt",
        set_version=1,
        result=tapped,
        form=ScanForm.CARDS,
        language="fr",
        scoring=1,
    )
    prepared.note("scan_id", scans.attach(person, scan, by=prepared.colleague.id, at=now()))
    prepared.database.get_one(Talent, "music").name_en = "Making some music"  # not published yet
    prepared.database.commit()
    return person


def _prepare_pairs(prepared):
    """Let two fiches look like one, and two others be one already."""
    one, other, stays, goes = (prepared.make.candidate() for _ in range(4))
    apart = CandidatePair(one_id=one.id, other_id=stays.id, weight=90, apart_at=now())
    alike = CandidatePair(one_id=one.id, other_id=other.id, weight=100)
    prepared.database.add_all([alike, apart])
    prepared.note("fiche_stays_id", one)
    prepared.note("fiche_goes_id", other)
    merging.merge(stays, goes, (), MergeReason.LIST, by=prepared.colleague.id, at=now())
    prepared.database.commit()


def _erase(prepared, candidate):
    """Let somebody be gone, whose number is still known to who had a page open."""
    clerk = Desk(prepared.app).sign_in(prepared.colleague)
    answers = {"reason": "request", "number": candidate.number}
    prepared.gone = (str(candidate.id),)
    clerk.submit("privacy.erase_candidate", answers, candidate_id=candidate.id)
