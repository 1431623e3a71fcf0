"""Erasing an account: only once it is closed, so that nobody loses theirs while at work."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.extensions import db
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.problems import Problem


class AccountIsOpen(Problem):
    """Who still works here is not erased."""

    message = _l("This account is open. Close it first.")


def refuse_open_account(person: PersonKey) -> None:
    """Raise ``AccountIsOpen`` for an account in use, and hold a closed one as it is."""
    if person.subject != DataSubject.STAFF:
        return
    wanted = select(StaffMember).where(StaffMember.id == person.id)
    member = db.session.scalars(wanted.with_for_update()).one()
    if not member.is_closed:
        raise AccountIsOpen
