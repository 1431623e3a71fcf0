"""Several desks at once, on one database: nothing is lost and nobody waits in vain."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from tests.desk import Desk
from tests.figures import totals
from tests.together import PATIENCE
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.records.audit import AuditEvent

DESKS, TURNS = 6, 4


def test_every_visit_counts_when_all_desks_count_at_once(app, make, database):
    staff = [make.staff("reception") for _ in range(DESKS)]
    candidate = make.candidate()
    next_turn = Barrier(DESKS, timeout=PATIENCE)
    desks = [Desk(app).sign_in(member) for member in staff]
    candidate_id = candidate.id
    database.rollback()

    def work(desk):
        for _ in range(TURNS):
            next_turn.wait()  # nobody is overtaken again and again, however slow the machine
            page = desk.open("/")
            desk.send(page, {}, form='form[action="/contacts/phone"]')
            desk.open(f"/candidates/{candidate_id}")

    with ThreadPoolExecutor(DESKS) as pool:
        list(pool.map(work, desks))

    assert database.scalar(select(func.count(DeskContact.id))) == DESKS * TURNS
    assert totals(database) == {"desk_contact": DESKS * TURNS}
    viewed = select(func.count(AuditEvent.id)).where(AuditEvent.deed == "viewed")
    assert database.scalar(viewed) == DESKS  # once an hour each, however often they look
