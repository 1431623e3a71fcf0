"""Somebody who went through every feature, and the search for whatever is left of them."""

import json
import zlib
from contextlib import suppress
from datetime import timedelta

from sqlalchemy import func, select, text

from tests.markets.editions import at_a_market
from tests.pool.calls import in_the_pool
from tests.privacy.whole import scan_of
from tests.referrers.made import brought
from vrijwilligers.bundles.models import Edition
from vrijwilligers.candidates.models import CandidateMerge, CandidatePair, CandidateRow
from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.drafts.models import Draft
from vrijwilligers.extensions import db
from vrijwilligers.feature import Deed
from vrijwilligers.imports.models import ImportPart, ImportRun
from vrijwilligers.imports.rules import ImportOptions
from vrijwilligers.imports.rules.options import options_to_json
from vrijwilligers.imports.rules.reports import NoteReport, Report, report_to_json
from vrijwilligers.matching.models import (
    Appointment,
    FicheEvent,
    IntroductionFit,
    ReminderPause,
    SetAside,
    VacancyArrival,
    VacancyWait,
)
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.organisations.models import Agreement, OrganisationContact
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel
from vrijwilligers.privacy.queries import paths
from vrijwilligers.records import audit, outbox
from vrijwilligers.records.encryption import unseal
from vrijwilligers.support_needs.models import CandidateSupport
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.text import fold

NAME = {"given_name": "Zébédée", "family_name": "Quackelbeen"}
PHONE = "+32470998877"
EMAIL = "zebedee.q@example.org"
PRINT = b"%PDF-1.7 \xff\xfe " + zlib.compress(b"0470 99 88 77")  # nobody can look into it
SPELLINGS = ("0470 99 88 77", "0470/99.88.77", "+32 470 99 88 77", "0032470998877", PHONE)
TEXT = (
    "Zébédée Quackelbeen komt maandag, bel 0470 99 88 77 of zebedee.q@example.org. "
    "QUACKELBEEN, Zebedee vraagt de tram."
)


class SawDeed(Deed, thing="introduction"):
    """A look at an introduction."""

    SAW = "saw"


def went_through_everything(make, database):
    """Make somebody of whom every table that may know a candidate knows something."""
    person = make.candidate(
        **NAME,
        phone=PHONE,
        email=EMAIL,
        notes="Zébédée houdt van soep.",
        languages={"nl": Level.B1},
        talents=frozenset({"cooking"}),
        categories=frozenset({"food"}),
    )
    colleague = make.staff("coordinator")
    introduction = make.introduction(candidate=person)
    introduction.steps[0].note = "Zébédée wil graag."
    introduction.steps[0].staff_id = colleague.id
    make.disclosure(introduction, told_on=today())
    make.follow_up(candidate=person, what="Zébédée bellen", for_staff_id=colleague.id)
    make.follow_up(introduction=introduction, what="Ging het goed?")
    database.add_all(
        [
            scan_of(person, colleague),
            *in_the_pool(make, person, colleague, introduction),
            at_a_market(make, person, introduction),
            brought(make, person),
            CandidateRow(source_name="lijst", digest="d" * 8, record_id=person.id, version=1),
            CandidateSupport(candidate_id=person.id, needs="sealed", noted_by_id=colleague.id),
            DeskContact(candidate_id=person.id, channel=Channel.PHONE, staff_id=colleague.id),
            IntroductionFit(introduction_id=introduction.id, weight_set=0, fits={"days": 0.5}),
            Appointment(
                introduction_id=introduction.id,
                on=today(),
                with_whom="Zébédée wordt verwacht",
                phone=PHONE,
            ),
            ConversationNote(
                candidate_id=person.id, staff_id=colleague.id, text="Zébédée wil eerst kijken."
            ),
            FicheEvent(
                candidate_id=person.id,
                kind=FicheEventKind.HANDED_OUT,
                staff_id=colleague.id,
                vacancy_id=introduction.vacancy_id,
            ),
            ReminderPause(candidate_id=person.id, until=today(), staff_id=colleague.id),
            SetAside(
                candidate_id=person.id,
                vacancy_id=make.vacancy().id,
                reason=SetAsideReason.TOO_FAR,
                note="Zébédée vindt het te ver.",
                staff_id=colleague.id,
            ),
            VacancyWait(
                candidate_id=person.id,
                note="Zébédée wil iets met dieren.",
                least=Fit.GOOD,
                looked_on=today(),
                staff_id=colleague.id,
            ),
            VacancyArrival(
                candidate_id=person.id,
                vacancy_id=make.vacancy().id,
                criteria="category",
                came_on=today(),
            ),
            CandidatePair(one_id=person.id, other_id=make.candidate().id, weight=100),
            CandidateMerge(
                stays_id=person.id,
                goes_id=person.id + 1_000_000,
                number="2026-4711",
                reason=MergeReason.LIST,
                merged_by_id=colleague.id,
                sealed="sealed",
            ),
            Draft(
                staff_id=colleague.id,
                address=f"/candidates/{person.id}/change",
                form_key="0" * 32,
                candidate_id=person.id,
                is_special=False,
                saved_at=now(),
                ends_at=now() + timedelta(days=7),
                content="sealed",
            ),
        ]
    )
    outbox.queue(
        "reset",
        address=EMAIL,
        language="nl",
        subject="Dag Zébédée",
        to=person,
        name="Zébédée Quackelbeen",
        link="https://example.org/x",
    )
    audit.record(SawDeed.SAW, introduction, by=colleague.id)
    database.commit()
    return person


def is_named_by_others(make, database):
    """Let records about something else name the same person, in all the ways there are."""
    brug = make.organisation(name="De Brug")
    make.vacancy(organisation=brug, texts={"nl": ("Soep met Zébédée Quackelbeen", TEXT)})
    make.candidate(given_name="Ander", notes=f"Buur van {TEXT}")
    make.follow_up(what=TEXT)
    note = OrganisationContact(organisation_id=brug.id, channel=ContactChannel.PHONE, note=TEXT)
    agreement = Agreement(
        organisation_id=brug.id,
        kind=[*AgreementKind][0],
        about=TEXT,
        signed_on=today(),
        file_name="afspraken.pdf",
        file=PRINT,
    )
    run = ImportRun(
        kind="candidates",
        source_name="Zébédée Quackelbeen",
        file_name="Quackelbeen Zébédée.csv",
        options=options_to_json(ImportOptions(source_name="Zébédée Quackelbeen")),
        content=TEXT.encode(),
        report=report_to_json(Report(notes=(NoteReport(2, "notes", TEXT),))),
        rejected=json.dumps({"rows": [[TEXT]], "columns": ["Zébédée Quackelbeen"]}),
        preview=zlib.compress(json.dumps([{"name": TEXT}]).encode()),
        uploaded_at=now(),
        started_at=now(),
        taken_over_at=now() - timedelta(days=1),
    )
    edition = Edition(
        language="nl",
        vacancies=1,
        content=zlib.compress(json.dumps({"chapters": [{"text": TEXT}]}).encode()),
        pdf=PRINT,
    )
    database.add_all([note, agreement, run, edition])
    database.flush()
    step = zlib.compress(json.dumps({"undo": {"notes": TEXT}}).encode())
    database.add(ImportPart(import_id=run.id, step=step, new=1, changed=0, withdrawn=0))
    outbox.queue(
        "reset",
        address=EMAIL,
        language="nl",
        subject="Zébédée Quackelbeen komt",
        name="Zébédée Quackelbeen",
        link="https://example.org/x",
    )
    database.commit()


def tables_without(person):
    """Name the tables that may know a candidate and do not know this one."""
    counted = {
        table.name: db.session.scalar(select(func.count()).select_from(table).where(condition))
        for table, condition in paths.going(person).items()
    }
    return {name for name, count in counted.items() if not count}


def traces(*secrets):
    """Return every column, of any table, in which one of these words still stands."""
    found = set()
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(text(f'SELECT * FROM "{table.name}"')).mappings():
            for name, value in row.items():
                if any(secret in legible(value) for secret in secrets):
                    found.add(f"{table.name}.{name}")
    db.session.rollback()
    return found


def legible(value):
    """Return all that can be read in a value: unpacked, unsealed, folded, and its digits alone."""
    if isinstance(value, bytes | memoryview):
        value = bytes(value)
        with suppress(zlib.error):
            value = zlib.decompress(value)
        value = value.decode("utf-8", "replace")
    written = str(value)
    written = unseal(written) or written
    if "\\u" in written:
        written = written.encode("ascii", "backslashreplace").decode("unicode_escape")
    digits = "".join(letter for letter in written if letter.isdigit())
    return f"{fold(written)} | {written} | {digits}"
