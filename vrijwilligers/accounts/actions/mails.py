"""A mail to a colleague, about their account."""

from typing import Any

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.records import outbox


def write_to(member: StaffMember, kind: str, subject: object, **said: Any) -> None:
    """Queue a mail of a kind, in the language of the colleague."""
    outbox.queue(
        kind,
        address=member.email,
        language=member.language,
        to=member,
        subject=subject,
        name=member.name,
        **said,
    )
