"""Vacancies in each state, one that changed at its source and one an organisation wants changed."""

from datetime import timedelta

from tests.answers.links import ending
from tests.vacancies.own import own
from vrijwilligers.answers.actions import change_requests
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today

LATER = timedelta(days=30)


def prepare_vacancies(prepared):
    """Make what a house offers, in each state; its mail wants one of them changed."""
    make = prepared.make
    asked = ending(make, organisation=prepared.house)
    shown = own(make, status=Status.PUBLISHED, organisation=prepared.house)
    later = {"publish_until": today() + LATER, "contact_phone": "+3225550011"}
    states = [own(make, status=status) for status in Status if not status.is_published]
    moved = make.changed_at_its_source(**later, contact_email="an@example.org")
    for name, value in later.items():
        setattr(shown, name, value)
    prepared.note("vacancy_id", shown, states[0], moved, asked, *states[1:])
    wanted = {"title_nl": "Meer soep", "places": 3, "remark": "Bel ons."}
    prepared.note("change_id", change_requests.request(asked, wanted, at=now()))
    merged = own(make, status=Status.WITHDRAWN, organisation=prepared.house)
    merged.merged_into_id = shown.id
    prepared.shown, prepared.asked = shown, asked
