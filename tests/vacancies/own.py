"""Vacancies of our own, as tests write them: give only what the test is about."""

from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.vacancies.actions import writing
from vrijwilligers.vacancies.rules import Allowance, OwnVacancyDetails, Status, TaskDetails, Text
from vrijwilligers.vocabulary.clock import now

READY = {"kind": OrganisationKind.VZW, "has_liability_insurance": True}
NOT_YET = (Status.DRAFT, Status.TO_CHECK)
SOUP = Text("Soep koken", "Je kookt soep voor de buurt.")


def details(organisation, **wanted):
    values = {"texts": {"nl": SOUP}, "allowance": Allowance.NONE} | wanted
    return OwnVacancyDetails(organisation_id=organisation.id, **values)


def own(make, *, status=Status.DRAFT, organisation=None, marks=None, **wanted):
    """Write a vacancy that nothing stands in the way of, unless the test takes it away."""
    organisation = organisation or make.organisation(**READY)
    vacancy = writing.write(details(organisation, **wanted), by=None, status=status)
    if status not in NOT_YET:
        vacancy.published_at = now()
    for name, value in (marks or {}).items():
        setattr(vacancy, name, value)
    make.session.commit()
    return vacancy


def task(text, *talents, language="nl"):
    return TaskDetails(texts={language: text}, talents=frozenset(talents))
