"""Referrers, and people whom they brought, that tests begin with."""

from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.referrers.models import Lead, Referral
from vrijwilligers.vocabulary.clock import now

AGREES = (ConsentPurpose.FICHE, ConsentPurpose.SHARING, ConsentPurpose.REFERRER)


def a_referrer(make, **wanted):
    """Make an organisation that sends people to us, with one counsellor."""
    said = {"name": "De Wegwijzer", "is_referrer": True, "offers_tasks": False}
    organisation = make.organisation(**said | wanted)
    organisation.contact_persons = [
        ContactPerson(name="Noor Raes", email="noor@example.org", language="nl")
    ]
    make.session.commit()
    return organisation


def a_client(make, referrer, **wanted):
    """Make somebody who agreed that a referrer hears how it goes."""
    person = make.candidate(consents=wanted.pop("consents", AGREES), **wanted)
    make.session.add(Referral(candidate_id=person.id, organisation_id=referrer.id))
    make.session.commit()
    return person


def brought(make, person):
    """Make what is noted of who brought somebody."""
    referrer = a_referrer(make)
    (counsellor,) = referrer.contact_persons
    return Referral(
        candidate_id=person.id, organisation_id=referrer.id, counsellor_id=counsellor.id
    )


def a_lead(make, referrer, **wanted):
    """Make somebody whom a referrer announced."""
    said = {"name": "Samira", "reach": "+32470112244", "language": "fr", "brought_at": now()}
    lead = Lead(organisation_id=referrer.id, **said | wanted)
    make.session.add(lead)
    make.session.commit()
    return lead
