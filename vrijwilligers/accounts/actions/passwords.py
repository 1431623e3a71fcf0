"""Choosing a password, by a link or when signed in."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import sessions
from vrijwilligers.accounts.actions.entrance import prove
from vrijwilligers.accounts.actions.mails import write_to
from vrijwilligers.accounts.feature import StaffDeed
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import passwords
from vrijwilligers.accounts.rules.links import INVITATION, RESET, RESET_PAUSE, WELCOMES
from vrijwilligers.accounts.rules.passwords import Weakness
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import open_about, record_of
from vrijwilligers.links.rules import AddressOf, LinkEndReason, LinkPurpose
from vrijwilligers.records import audit
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.vocabulary.problems import Problem


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


LINK_DEEDS = {INVITATION: StaffDeed.INVITED, RESET: StaffDeed.LET_RESET}
RESET_SUBJECT = _l("Choose a new password for the volunteer desk")


def make_link(member: StaffMember, purpose: LinkPurpose, *, by: int | None, at: datetime) -> str:
    """Make a link for somebody to choose a password and return its token, which we do not keep."""
    _link, token = links.make(purpose, member, at=at)
    audit.record(LINK_DEEDS[purpose], member, by=by)
    return token


def ask_reset(email: str, *, address_of: AddressOf, at: datetime) -> None:
    """Queue a mail with a link to choose a new password, if an open account has this address.

    Whoever got one just now still has it: a stranger who asks again and again floods no mailbox,
    and keeps nobody from a reset.
    """
    member = queries.by_email(email)
    if member is None or member.is_closed or _has_fresh_link(member, at):
        return
    token = make_link(member, RESET, by=None, at=at)
    write_to(member, "reset", RESET_SUBJECT, link=address_of(token))


def _has_fresh_link(member: StaffMember, at: datetime) -> bool:
    link = open_about(member, RESET, at)
    return link is not None and link.made_at > at - RESET_PAUSE


def choose_by_link(link: SignedLink, password: str, *, at: datetime) -> StaffMember:
    """Give somebody the password they chose, and use up this link and all their others.

    All their sessions end; the second factor stays. Raise ``LinkIsDead`` or ``WeakPassword``.
    """
    member = record_of(link, StaffMember)
    db.session.refresh(member, with_for_update=True)
    links.use(link, at=at)
    if member.is_closed:
        raise links.LinkIsDead
    _choose(member, password, at=at)
    audit.record(StaffDeed.CHOSE_PASSWORD, member, by=member.id)
    return member


def change(member: StaffMember, *, present: str, new: str, at: datetime) -> None:
    """Change the password of somebody who knows the present one; their other sessions end.

    Raise ``WrongPassword`` or ``WeakPassword``.
    """
    prove(member, present)
    _choose(member, new, at=at)
    audit.record(StaffDeed.CHANGED_PASSWORD, member, by=member.id)


def end_links(member: StaffMember, *, at: datetime) -> None:
    """Let no link of somebody work any more."""
    links.end_all_about(member, LinkEndReason.REPLACED, *WELCOMES, at=at)


def own_words(member: StaffMember) -> tuple[str, ...]:
    """Return what whoever knows somebody and the desk tries first."""
    desk = desk_settings()
    names = (desk.name, desk.short_name, desk.site_name, desk.place, desk.address)
    said = [text for texts in names for text in texts.by_language.values()]
    return (member.name, member.email, *said, desk.email)


def _choose(member: StaffMember, password: str, *, at: datetime) -> None:
    if weakness := passwords.weakness(password, own_words(member)):
        raise WeakPassword(weakness)
    member.password_hash = passwords.hashed(password)
    member.session_epoch += 1
    sessions.forget_browsers(member)
    end_links(member, at=at)
