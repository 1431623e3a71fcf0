"""How long something is kept is a choice of the desk, within what is promised (P-10)."""

from datetime import date

import pytest

from tests.privacy.ending import AT, DAY, ends
from vrijwilligers.candidates.actions.contact import kept_until, touch
from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.imports.models import ImportPart, ImportRun
from vrijwilligers.imports.queries import can_be_undone
from vrijwilligers.imports.rules.reports import Report, report_to_json
from vrijwilligers.records import outbox
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import transaction
from vrijwilligers.settings.actions import write_one
from vrijwilligers.settings.rules import KEEP, SETTINGS, term_of
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.terms import RetentionTerm, TermLength, TermUnit


def test_days_and_choices_of_a_desk_stay_within_the_most():
    assert TermLength(14, TermUnit.DAYS).after(date(2027, 2, 20)) == date(2027, 3, 6)
    assert RetentionTerm.FICHE.of(None) == TermLength(12)
    assert RetentionTerm.FICHE.of(6) == TermLength(6)
    assert RetentionTerm.FICHE.of(99) == TermLength(36)
    assert RetentionTerm.FICHE.most == 36
    assert RetentionTerm.UNSENT.of(1) == TermLength(6, TermUnit.DAYS)


def test_each_term_is_a_setting_but_for_the_fixed_ones_p10():
    chosen = {term_of(name) for name in SETTINGS if name.startswith(KEEP)}
    assert {*RetentionTerm} - chosen == {term for term in RetentionTerm if term.is_fixed}
    assert all(term.least <= term.default.amount <= term.most for term in RetentionTerm)


def says(**answers):
    with transaction():
        for name, months in answers.items():
            write_one(name, months, language="nl", by=None)


def test_a_desk_chooses_how_long_within_what_may_be_chosen(make, database):
    for days in (100, 50):
        database.add(AuditEvent(at=AT - days * DAY, deed="viewed", thing="candidate"))
    database.commit()
    says(keep_log="2")
    ends()
    at = [one.at for one in database.query(AuditEvent).filter_by(deed="viewed")]
    assert at == [AT - 50 * DAY]
    for wrong in ("0", "25", "soon", "-1"):
        with pytest.raises(BadCell):
            says(keep_log=wrong)


def test_what_undoing_an_import_needs_goes_when_the_desk_says_and_then_nobody_undoes(database):
    said = {"source_name": "S", "options": "{}", "report": report_to_json(Report())}
    run = ImportRun(kind="candidates", content=b"", **said)
    run.uploaded_at = run.started_at = run.taken_over_at = AT - 40 * DAY
    database.add(run)
    database.flush()
    database.add(ImportPart(import_id=run.id, step=b"undo", new=1, changed=0, withdrawn=0))
    database.commit()
    assert can_be_undone(run, AT)
    says(keep_import="30")
    assert not can_be_undone(run, AT)
    ends()
    database.refresh(run)
    assert run.content is None


def test_a_longer_choice_keeps_nobody_longer_than_was_promised(make, database):
    candidate = make.candidate(last_contact_on=date(2026, 3, 10), erase_on=date(2027, 3, 10))
    day = day_of(AT)
    says(keep_fiche="24")
    touch(candidate, today=day)
    assert candidate.promised_months == 12
    assert candidate.erase_on == date(2028, 3, 10)
    says(keep_fiche="6")
    assert kept_until(candidate, day) == date(2027, 9, 10)


@pytest.mark.parametrize(
    ("values", "stays"),
    [
        ({"queued_at": AT - 40 * DAY, "given_up_at": AT - 29 * DAY}, True),
        ({"queued_at": AT - 40 * DAY, "given_up_at": AT - 31 * DAY}, False),
        ({"queued_at": AT - 29 * DAY}, True),
        ({"queued_at": AT - 31 * DAY}, False),
    ],
)
def test_a_mail_that_did_not_go_keeps_its_text_for_thirty_days_p10(database, values, stays):
    words = {"kind": "recall", "language": "nl", "subject": "Dag", "body": "Amina E."}
    mail = outbox.Message(address="ines@x.example", **words, **values)
    database.add(mail)
    database.commit()
    ends()
    database.refresh(mail)
    assert mail.body == ("Amina E." if stays else outbox.GONE)
