"""Names of others in notes about somebody: colleagues, contact persons, other candidates."""

from collections.abc import Iterable
from functools import cached_property

from sqlalchemy import select

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.privacy.rules.mentions import PersonalIdentity, blank
from vrijwilligers.privacy.rules.people import PeopleIndex
from vrijwilligers.vacancies.models import Vacancy


class OtherPeople:
    """Who may be named in notes about a candidate; one word alone is no name that is sure."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate

    def taken_out_of(self, text: str, sign: str) -> str:
        """Return a text in which a sign stands for each of them."""
        people = self._candidates
        possible = dict.fromkeys(people.possible_in(text))
        for one in (*self._identities, *(people.people[key] for key in possible)):
            text = blank(text, one, sign=sign).text
        return text

    @cached_property
    def _candidates(self) -> PeopleIndex[int]:
        """All other candidates, but for what this one has too: a family may share a phone."""
        me = self.candidate
        columns = (Candidate.given_name, Candidate.family_name, Candidate.phone, Candidate.email)
        others = select(Candidate.id, *columns).where(Candidate.id != me.id)
        mine = (me.given_name, me.family_name)
        return PeopleIndex(
            {
                key: PersonalIdentity(
                    names=(given, family) if (given, family) != mine else (),
                    phones=(phone,) if phone and phone != me.phone else (),
                    emails=(email,) if email and email != me.email else (),
                )
                for key, given, family, phone, email in db.session.execute(others)
            }
        )

    @cached_property
    def _identities(self) -> list[PersonalIdentity]:
        return [*_team(), *_contact_persons(self.candidate)]


def _team() -> Iterable[PersonalIdentity]:
    for name, email in db.session.execute(select(StaffMember.name, StaffMember.email)):
        yield PersonalIdentity(names=(name,), emails=(email,))


def _contact_persons(candidate: Candidate) -> Iterable[PersonalIdentity]:
    """Yield whom we know at the organisations to which somebody was introduced."""
    told = (
        select(Vacancy.organisation_id)
        .join(Introduction, Introduction.vacancy_id == Vacancy.id)
        .where(Introduction.candidate_id == candidate.id)
    )
    known = select(ContactPerson.name, ContactPerson.phone, ContactPerson.email)
    for name, phone, email in db.session.execute(
        known.where(ContactPerson.organisation_id.in_(told))
    ):
        yield PersonalIdentity(
            names=(name,),
            phones=(phone,) if phone else (),
            emails=(email,) if email else (),
        )
