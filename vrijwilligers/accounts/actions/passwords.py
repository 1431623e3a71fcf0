"""Choosing a password, by a one-time link or when signed in."""

from collections.abc import Callable
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import update

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions.entrance import prove
from vrijwilligers.accounts.models import OneTimeLink, StaffMember
from vrijwilligers.accounts.rules import LinkPurpose, passwords
from vrijwilligers.accounts.rules.links import expires_at
from vrijwilligers.accounts.rules.passwords import Weakness
from vrijwilligers.extensions import db
from vrijwilligers.links import tokens
from vrijwilligers.records import audit, outbox
from vrijwilligers.vocabulary.problems import Problem

AddressOf = Callable[[str], str]  # from a token to the whole address of its link


class WeakPassword(Problem):
    """A password that can be guessed."""

    field = "new_password"
    REASONS = {
        Weakness.OWN_WORDS: _l(
            "Too easy: it leans on your name, your address or a word of the desk. "
            "Take three or four words that have nothing to do with each other."
        ),
        Weakness.COMMON: _l(
            "Too easy: many people use this word or this password. "
            "Take three or four words that have nothing to do with each other."
        ),
        Weakness.ROW: _l(
            "Too easy: it leans on a row or a repeat, such as abc, 123 or aaa. "
            "Take three or four words that have nothing to do with each other."
        ),
        Weakness.DATE: _l(
            "Too easy: it leans on a date or a year. "
            "Take three or four words that have nothing to do with each other."
        ),
        Weakness.SIMPLE: _l(
            "Too easy to guess. Take three or four words that have nothing to do with each other."
        ),
    }

    def __init__(self, weakness: Weakness):
        super().__init__(weakness)
        self.message = self.REASONS[weakness]


class LinkIsDead(Problem):
    """The link was used or is too old, or the account is closed."""

    message = _l("This link no longer works.")


RESET_SUBJECT = _l("Choose a new password for the volunteer desk")


def make_link(member: StaffMember, purpose: LinkPurpose, *, by: int | None, at: datetime) -> str:
    """Make a one-time link for somebody and return its token, which we do not keep."""
    token = tokens.new_token()
    db.session.add(
        OneTimeLink(
            staff_member=member,
            purpose=purpose,
            token_hash=tokens.hash_of(token),
            expires_at=expires_at(purpose, at),
        )
    )
    audit.record(f"made {purpose} link", member, by=by)
    return token


def ask_reset(email: str, *, address_of: AddressOf, at: datetime) -> None:
    """Queue a mail with a link to choose a new password, if an open account has this address."""
    member = queries.by_email(email)
    if member is None or member.is_closed:
        return
    token = make_link(member, LinkPurpose.RESET, by=None, at=at)
    outbox.queue(
        "reset",
        address=member.email,
        language=member.language,
        subject=RESET_SUBJECT,
        name=member.name,
        link=address_of(token),
    )


def choose_by_link(token: str, password: str, *, at: datetime) -> StaffMember:
    """Give somebody the password they chose, and use up this link and all their others.

    All their sessions end; the second factor stays. Raise ``LinkIsDead`` or ``WeakPassword``.
    """
    link = queries.link(token)
    member = link.staff_member
    db.session.refresh(member, with_for_update=True)
    db.session.refresh(link)
    if member.is_closed or tokens.fate(used_at=link.used_at, expires_at=link.expires_at, at=at) != (
        tokens.LinkState.OPEN
    ):
        raise LinkIsDead
    _choose(member, password, at=at)
    audit.record("chose a password by link", member, by=member.id)
    return member


def change(member: StaffMember, *, present: str, new: str, at: datetime) -> None:
    """Change the password of somebody who knows the present one; their other sessions end.

    Raise ``WrongPassword`` or ``WeakPassword``.
    """
    prove(member, present)
    _choose(member, new, at=at)
    audit.record("changed the password", member, by=member.id)


def use_up_links(member: StaffMember, *, at: datetime) -> None:
    """Let no one-time link of somebody work any more."""
    mine = update(OneTimeLink).where(
        OneTimeLink.staff_id == member.id, OneTimeLink.used_at.is_(None)
    )
    db.session.execute(mine.values(used_at=at))


def _choose(member: StaffMember, password: str, *, at: datetime) -> None:
    if weakness := passwords.weakness(password, (member.name, member.email)):
        raise WeakPassword(weakness)
    member.password_hash = passwords.hashed(password)
    member.session_epoch += 1
    use_up_links(member, at=at)
