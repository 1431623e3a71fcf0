"""What belongs to referrers, in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.answers.wording import recipients_at
from vrijwilligers.candidates.feature import FichesCompared
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import ConsentQuestion, templates_of
from vrijwilligers.links.rules import Recipient
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.referrers.models import Referral
from vrijwilligers.referrers.queries import clients
from vrijwilligers.referrers.rules.progress import ReferralProgress

REFERRER = ConsentQuestion(
    words=_l("You may tell who sent me here how it goes"),
    templates=templates_of(ConsentPurpose.REFERRER),
)
PROGRESS: Mapping[ReferralProgress, object] = {
    # Translators: one word for a referrer: an organisation knows of this person
    ReferralProgress.RECEIVED: _l("received"),
    # Translators: one word for a referrer: this person and the organisation talked
    ReferralProgress.TALKED: _l("talked"),
    # Translators: one word for a referrer: there is an appointment
    ReferralProgress.APPOINTMENT: _l("appointment"),
    # Translators: one word for a referrer: this person began
    ReferralProgress.STARTED: _l("has started"),
    # Translators: one word for a referrer: this person began, and stopped
    ReferralProgress.STOPPED: _l("has stopped"),
}
COPY_LABELS = {
    "referral": _l("Who sent you to us or follows you"),
    "referral.organisation_id": _l("Who that is"),
}


def say_progress(progress: ReferralProgress | None) -> str:
    """Say how far somebody is, or that there is nothing to say yet."""
    return str(PROGRESS[progress]) if progress else _("nothing to tell yet")


def say_referrer(referral: Referral) -> str:
    """Say which referrer brings or follows somebody, and who there."""
    if referral.counsellor:
        words = {
            "referrer": referral.organisation.name,
            "counsellor": referral.counsellor.name,
        }
        return _("%(referrer)s, %(counsellor)s", **words)
    return referral.organisation.name


def referrer_choices(referrers: Iterable[Organisation]) -> dict[str, str]:
    """Return each referrer and each of its counsellors, by the key of a form."""
    offered: dict[str, str] = {}
    for one in referrers:
        offered[str(one.id)] = one.name
        for person in one.contact_persons:
            words = {"referrer": one.name, "counsellor": person.name}
            offered[f"{one.id}-{person.id}"] = _("%(referrer)s, %(counsellor)s", **words)
    return offered


def say_what_both_have(question: FichesCompared) -> list[str]:
    """Answer in a line, before two fiches become one, which of two referrers is kept."""
    both = clients.referrals_of_both(question.stays_id, question.goes_id)
    said = _("Both were brought by a referrer: what was noted last is kept.")
    return [said] if len(both) > 1 else []


@dataclass(frozen=True)
class OfferedRecipient:
    """Somebody of a referrer who can get a mail, and how we say that."""

    organisation: Organisation
    recipient: Recipient
    words: str


def offered_recipients(
    referrers: Iterable[Organisation], told: Callable[[Organisation], str]
) -> dict[str, OfferedRecipient]:
    """Return whom we can mail of some referrers, by a key, with what is told of each."""
    return {
        f"{one.id}-{key}": OfferedRecipient(one, recipient, f"{one.name}: {label} · {told(one)}")
        for one in referrers
        for key, (label, recipient) in recipients_at(one).items()
    }
