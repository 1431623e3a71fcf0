"""A desk in which a record stands in every state that a page or a form is about."""

from datetime import time, timedelta

from sqlalchemy import select

from tests.accounts.people import known
from tests.answers.links import ending, linked
from tests.answers.test_proposing import WORK
from tests.candidates.lists import LONG_AGO, SAMIRA, TOM
from tests.desk import Desk
from tests.fuzz.undoable import do_what_can_be_undone, leave_what_waits
from tests.imports.bringing_in import begun, compared, taken_over, uploaded
from tests.matching.deeds import introduce
from tests.organisations import files as organisations
from tests.organisations.files import table
from tests.privacy.whole import whole_person
from tests.settings.answers import png
from tests.vacancies import reading as vacancies
from tests.vacancies.own import READY, own
from vrijwilligers.accounts.actions import sessions
from vrijwilligers.accounts.rules.links import INVITATION, RESET
from vrijwilligers.accounts.rules.second_factor import new_secret
from vrijwilligers.accounts.rules.sessions import hash_of
from vrijwilligers.answers.actions import change_requests
from vrijwilligers.answers.rules import PROPOSAL, REMINDER
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.candidates.models import CandidatePair, CandidateRow
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.desk import actions as desk_actions
from vrijwilligers.desk.rules import Channel, DeskContactDetails
from vrijwilligers.drafts import actions as drafts
from vrijwilligers.drafts.actions import DraftPlace
from vrijwilligers.drafts.queries import DraftOwner
from vrijwilligers.drafts.rules import DraftContent
from vrijwilligers.imports.actions import uploads
from vrijwilligers.links.rules import PURPOSES, LinkEndReason
from vrijwilligers.matching.actions import withdrawing
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.models import Recall, SetAside, VacancyArrival, VacancyWait
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.letters import MAIL_STOP
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.organisations.actions import addresses, agreements, people
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import InformationNote, NotDouble, OrganisationContact
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel
from vrijwilligers.organisations.rules.details import (
    AddressDetails,
    AgreementDetails,
    PersonDetails,
)
from vrijwilligers.records.db import transaction
from vrijwilligers.records.outbox import Message
from vrijwilligers.registry import registry
from vrijwilligers.settings import actions as settings
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today

SOURCE = "oude lijst"
REMINDED = "an@buurthuis.example.org"
HOUR, LATER = timedelta(hours=1), timedelta(days=30)
CONSENTS = (ConsentPurpose.FICHE, ConsentPurpose.SHARING, ConsentPurpose.SUPPORT_NEEDS)
FILES = (
    (CANDIDATES, table(SAMIRA, TOM, TOM | {"email": "geen adres", "consent_given_on": LONG_AGO})),
    (ORGANISATIONS, table(organisations.WHOLE, organisations.BRIDGE, {"name": ""})),
    (
        VACANCIES,
        vacancies.table(
            vacancies.WHOLE,
            vacancies.WHOLE | {"source_id": "S2", "category": "Iets nieuws"},
            {"source_id": "S3"},
        ),
    ),
)
ASKING = b"Wat;Nog iets;Hoe heet het\r\nSoep koken;twee;De Brug\r\n"  # columns that nobody knows
DEAD_LINKS = (
    {"used_at": now()},
    {"expires_at": now() - HOUR},
    {"ended_at": now(), "ended_because": LinkEndReason.REVOKED},
)


class PreparedDesk:
    """Makes the records, and remembers by name in the address what there is to open."""

    def __init__(self, app, make):
        self.app, self.make, self.database = app, make, make.session
        self.roles = ("reception", "coordinator", "administrator")
        self.colleague = known(make, *self.roles, secrecy_signed_on=today())
        self.numbers = {}
        self.imports = {}
        self.tokens = []
        self.known = {}
        self.sessions = {"nobody": {}}

    def fill(self):
        """Make all of it."""
        self._staff()
        self._organisations()
        self._papers()
        self._vacancies()
        self._candidates()
        self._introductions()
        self._desk()
        self._links()
        self._imports()
        do_what_can_be_undone(self, candidate=self._waiting())
        leave_what_waits(self)
        self._nothing_fits()
        self.database.commit()
        return self

    def note(self, name, *records):
        """Remember records under the name that they have in an address."""
        self.database.flush()
        self.numbers.setdefault(name, []).extend(getattr(one, "id", one) for one in records)

    def _staff(self):
        make = self.make
        asked = make.staff("reception", password_hash=None)
        proven = make.staff("reception", totp_secret=new_secret())
        closed = make.staff("reception", is_closed=True)
        self.note("staff_id", proven, asked, closed)
        locked = self._session("locked", known(make, *self.roles))
        self._session("colleague", self.colleague)
        self._session("reception", make.staff("reception"))
        self._session("administrator", make.staff("administrator"))
        with transaction():
            sessions.lock(hash_of(locked), at=now())
            token = sessions.start(proven, at=now(), awaits_code=True)
        self.sessions["half-way"] = {"pending": token, "language": "en"}

    def _session(self, name, member):
        with transaction():
            token = sessions.start(member, at=now())
        self.sessions[name] = {"_user_id": token, "language": "en"}
        return token

    def _organisations(self):
        make, by = self.make, self.colleague.id
        house = make.organisation(**READY, name="Buurthuis De Brug", phone="+3225550011")
        twin = make.organisation(name="De Brug vzw", email="brug@example.org")
        other, paused = make.organisation(), make.organisation(paused_until=today() + LATER)
        self.note("organisation_id", house, paused)
        self.note("stays_id", house)
        self.note("goes_id", twin)
        self.note("one_id", house)
        self.note("other_id", twin)
        self.note("address_id", addresses.add(house, AddressDetails(street="Kaai 1"), by=by))
        person = people.add(house, PersonDetails(name="Ines", email="ines@example.org"), by=by)
        self.note("person_id", person)
        self.database.add(NotDouble(one_id=other.id, other_id=paused.id))
        self.house = house

    def _papers(self):
        """Sign an agreement with a house, with its file, and note what we told each other."""
        house, by = self.house, self.colleague.id
        signed = AgreementDetails(kind=next(iter(AgreementKind)), signed_on=today())
        agreement = agreements.sign(house, signed, by=by, today=today())
        agreement.file_name, agreement.file = "a.pdf", b"%PDF-1.4"
        called = OrganisationContact(
            organisation_id=house.id, channel=ContactChannel.PHONE, note="Gebeld.", staff_id=by
        )
        note = InformationNote(organisation_id=house.id, file_name="n.pdf", file=b"%PDF-1.4")
        self.database.add_all([called, note])
        self.note("agreement_id", agreement)
        self.note("contact_of_organisation", called)
        settings.change_logo(png(), by=by)

    def _vacancies(self):
        make = self.make
        asked = ending(make, organisation=self.house)
        shown = own(make, status=Status.PUBLISHED, organisation=self.house)
        later = {"publish_until": today() + LATER, "contact_phone": "+3225550011"}
        states = [own(make, status=status) for status in Status if not status.is_published]
        moved = make.changed_at_its_source(**later, contact_email="an@example.org")
        for name, value in later.items():
            setattr(shown, name, value)
        self.note("vacancy_id", shown, states[0], moved, asked, *states[1:])
        wanted = {"title_nl": "Meer soep", "places": 3, "remark": "Bel ons."}
        self.note("change_id", change_requests.request(asked, wanted, at=now()))
        merged = own(make, status=Status.WITHDRAWN, organisation=self.house)
        merged.merged_into_id = shown.id
        self.shown, self.asked = shown, asked

    def _candidates(self):
        make, by = self.make, self.colleague.id
        reach = {"phone": "+32470112244", "email": "samira@example.org"}
        person = make.candidate(consents=CONSENTS, given_name="Samira", language="fr", **reach)
        visit = desk_actions.count_with(person, Channel.WALK_IN, by=by, today=today())
        loose = desk_actions.count(DeskContactDetails(channel=Channel.PHONE), by=by)
        listed = make.candidate(email="lijst@example.org")
        row = CandidateRow(source_name=SOURCE, digest="e" * 8, record_id=listed.id, version=1)
        left = make.candidate()
        self.database.add(row)
        self.database.commit()
        candidates.withdraw(left, ConsentPurpose.SHARING, by=by, today=today())
        self.database.commit()
        self.note("contact_id", loose, visit)
        everybody = [person, left, listed, whole_person(make, self.database)]
        self.note("candidate_id", *everybody)
        for one in everybody:
            answers = {"reason": "request", "number": one.number}
            self.known[f"/candidates/{one.id}/erase"] = answers
        self.person = person
        self._erase(make.candidate())
        self._pairs()

    def _pairs(self):
        """Let two fiches look like one, and two others be one already."""
        one, other, stays, goes = (self.make.candidate() for _ in range(4))
        apart = CandidatePair(one_id=one.id, other_id=stays.id, weight=90, apart_at=now())
        alike = CandidatePair(one_id=one.id, other_id=other.id, weight=100)
        self.database.add_all([alike, apart])
        self.note("fiche_stays_id", one)
        self.note("fiche_goes_id", other)
        merging.merge(stays, goes, (), MergeReason.LIST, by=self.colleague.id, at=now())
        self.database.commit()

    def _erase(self, candidate):
        """Let somebody be gone, whose number is still known to who had a page open."""
        clerk = Desk(self.app).sign_in(self.colleague)
        answers = {"reason": "request", "number": candidate.number}
        self.gone = (str(candidate.id),)
        clerk.submit("privacy.erase_candidate", answers, candidate_id=candidate.id)

    def _introductions(self):
        make, day = self.make, today()
        (told,) = introduce(self.person, self.shown, contacted=DisclosureChannel.PHONE)
        (taken_back,) = introduce(make.candidate(), self.asked, contacted=DisclosureChannel.PHONE)
        gone = make.candidate()
        introduce(gone, self.shown, contacted=DisclosureChannel.PHONE)
        self.database.commit()
        withdrawing.withdraw(taken_back, by=self.colleague.id, at=now())
        candidates.withdraw(gone, ConsentPurpose.FICHE, by=None, today=day)
        self.database.commit()
        recalls = self.database.scalars(select(Recall).order_by(Recall.id)).all()
        for recall in recalls:
            recall.begins_at = now() - HOUR
        self.note("recall_id", *recalls)
        self.note("introduction_id", told, taken_back)
        expected = AppointmentDetails(on=day + LATER, begins_at=time(10, 30))
        make_appointment(told, expected, by=self.colleague.id, today=day)
        mine = {"for_staff_id": self.colleague.id, "candidate": self.person}
        self.note("follow_up_id", make.follow_up(**mine), make.follow_up(done_at=now(), **mine))

    def _waiting(self):
        """Let somebody wait for a vacancy, for whom one came."""
        agrees = (ConsentPurpose.FICHE, ConsentPurpose.APPROACHED)
        waits = self.make.candidate(consents=agrees, phone="+32470123456")
        self.database.add(VacancyWait(candidate_id=waits.id, least=Fit.GOOD, looked_on=today()))
        came = {"vacancy_id": self.shown.id, "criteria": "category", "came_on": today()}
        self.database.add(VacancyArrival(candidate_id=waits.id, **came))
        self.numbers["candidate_id"].insert(1, waits.id)
        return waits

    def _nothing_fits(self):
        """Let somebody want none of all the vacancies."""
        person = self.make.candidate()
        self.database.add_all(
            SetAside(candidate_id=person.id, vacancy_id=key, reason=SetAsideReason.TOO_FAR)
            for key in self.database.scalars(select(Vacancy.id)).all()
        )
        self.note("candidate_id", person)

    def _desk(self):
        words = {"kind": "vacancy_reminder", "language": "nl", "subject": "Dag", "body": "Dag"}
        refused = Message(**words, address="oud@example.org", answer="550", given_up_at=now())
        self.database.add(refused)
        self.note("message_id", refused)
        self.database.commit()
        desk = Desk(self.app).sign_in(self.colleague)
        edition = desk.submit("bundles.index", {"language": "nl"}).location
        self.note("edition_id", int(edition.rpartition("/")[2]))
        typed = DraftContent("/candidates/new", "Nieuw", [("given_name", "Noor")])
        owner = DraftOwner(self.colleague.id, self.colleague.uid)
        place = DraftPlace("/candidates/new", "a" * 32, {}, False)
        self.note("draft_id", drafts.keep(owner, place, typed, at=now(), ends_at=now() + 24 * HOUR))

    def _links(self):
        """Make a link of each kind that is open, and one in each state that ends it."""
        opened = {
            REMINDER: lambda: ending(self.make),
            PROPOSAL: lambda: self.make.organisation(**READY),
            INVITATION: lambda: self.make.staff("reception", password_hash=None),
            RESET: lambda: self.make.staff("reception"),
            MAIL_STOP: lambda: self.make.candidate(email="leest@example.org"),
        }
        assert set(opened) == set(PURPOSES.values()), "a kind of link is not walked"
        for purpose, record in opened.items():
            for state in (*DEAD_LINKS, {}):
                about = record() if state or purpose is not PROPOSAL else self.house
                token = linked(self.database, purpose, about, address=REMINDED, **state)
                self.tokens.append((purpose, token))
        proposing = dict(self.tokens)[PROPOSAL]
        asked = WORK.keys() - {"insured"}  # of this house we know it
        answers = {name: WORK[name] for name in asked}
        proposed = Desk(self.app).submit("answers.propose", answers, token=proposing).location
        self.note("proposed", int(proposed.rpartition("/")[2]))

    def _imports(self):
        """Bring each kind of thing that files bring in to each step of an import."""
        known = {name for feature in registry().features for name in feature.import_kinds}
        assert {kind.name for kind, _ in FILES} == known, "a kind of import is not walked"
        for kind, content in FILES:
            said = {"source_name": SOURCE} if kind.source_names else {}
            asking = uploads.account_of_waiting(kind, ASKING, uploaded(ASKING).options.read)
            waiting = uploads.account_of(kind, compared(kind, content, **said), content)
            runs = [self._tried(kind, content, waiting, said)]
            runs.append(self._tried(kind, ASKING, asking, said))
            runs.append(taken_over(kind, content, **said))
            if kind.source_names:  # else nothing could be undone
                other = {"source_name": "andere lijst", "is_another": True}
                left, _ = begun(kind, content, at=now() - HOUR, **other)
                runs.append(left)
                again = {"source_name": "nog een lijst"}
                same = uploads.account_of(kind, compared(kind, content, **again), content)
                runs.append(self._tried(kind, content, same, again))
            self.imports[kind.name] = runs

    def _tried(self, kind, content, account, said):
        with transaction():
            run = uploads.try_out(
                kind, uploaded(content, **said), account, by=self.colleague.id, at=now()
            )
            return run.id
