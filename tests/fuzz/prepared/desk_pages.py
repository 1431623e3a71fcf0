"""A refused mail, an edition of the bundle and a draft."""

from datetime import timedelta

from tests.desk import Desk
from vrijwilligers.drafts import actions as drafts
from vrijwilligers.drafts.actions import DraftPlace
from vrijwilligers.drafts.queries import DraftOwner
from vrijwilligers.drafts.rules import DraftContent
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now

DAY = timedelta(days=1)


def prepare_desk_pages(prepared):
    """Leave a mail that came back, an edition and what a colleague was typing."""
    words = {"kind": "vacancy_reminder", "language": "nl", "subject": "Dag", "body": "Dag"}
    refused = Message(**words, address="oud@example.org", answer="550", given_up_at=now())
    prepared.database.add(refused)
    prepared.note("message_id", refused)
    prepared.database.commit()
    desk = Desk(prepared.app).sign_in(prepared.colleague)
    edition = desk.submit("bundles.index", {"language": "nl"}).location
    prepared.note("edition_id", int(edition.rpartition("/")[2]))
    typed = DraftContent("/candidates/new", "Nieuw", [("given_name", "Noor")])
    owner = DraftOwner(prepared.colleague.id, prepared.colleague.uid)
    place = DraftPlace("/candidates/new", "a" * 32, {}, False)
    prepared.note("draft_id", drafts.keep(owner, place, typed, at=now(), ends_at=now() + DAY))
