"""A call is kept with a name; renaming and removing it can be undone for a while."""

from datetime import timedelta

import pytest

from tests.pool.calls import a_call
from vrijwilligers.pool.actions import templates
from vrijwilligers.pool.models import CallTemplate
from vrijwilligers.pool.queries import templates as queries
from vrijwilligers.vocabulary.clock import now

DAY = timedelta(days=1)


@pytest.fixture
def call(make):
    return a_call(make, places=[2])


def test_no_two_templates_are_called_the_same_in_capitals_or_not(call, database):
    stand = templates.keep(call, "Eetstand", by=None)
    with pytest.raises(templates.TemplateNameIsTaken):
        templates.keep(call, "EETSTAND", by=None)
    other = templates.keep(call, "Afwas", by=None)
    with pytest.raises(templates.TemplateNameIsTaken):
        templates.rename(other, "eetstand", by=None)

    templates.rename(stand, "EETSTAND", by=None)
    assert [one.name for one in queries.templates()] == ["Afwas", "EETSTAND"]


def test_the_name_of_before_is_put_back_once(call, database):
    stand = templates.keep(call, "Eetstand", by=None)
    templates.rename(stand, "Eetstand", by=None)
    with pytest.raises(templates.NothingToPutBack):
        templates.name_back(stand, by=None)
    templates.rename(stand, "Soep", by=None)
    templates.name_back(stand, by=None)
    assert (stand.name, stand.name_before) == ("Eetstand", None)


def test_a_name_that_somebody_took_meanwhile_is_not_put_back(call, database):
    stand = templates.keep(call, "Eetstand", by=None)
    templates.rename(stand, "Soep", by=None)
    templates.keep(call, "Eetstand", by=None)
    with pytest.raises(templates.TemplateNameIsTaken):
        templates.name_back(stand, by=None)


def test_what_is_removed_is_put_back_within_thirty_days_and_then_forgotten(call, database):
    stand, at = templates.keep(call, "Eetstand", by=None), now()
    templates.remove(stand, by=None, at=at)
    templates.remove(stand, by=None, at=at + DAY)
    assert (queries.templates(), stand.removed_at) == ([], at)
    database.commit()

    templates.forget_each_night(at + 29 * DAY)
    assert [one.name for one in queries.removed(at + 29 * DAY)] == ["Eetstand"]
    with pytest.raises(templates.NothingToPutBack):
        templates.put_back(stand, by=None, at=at + 30 * DAY)
    templates.put_back(stand, by=None, at=at + 29 * DAY)
    assert [one.id for one in queries.templates()] == [stand.id]

    templates.remove(stand, by=None, at=at)
    database.commit()
    templates.forget_each_night(at + 30 * DAY)
    assert database.query(CallTemplate).count() == 0


def test_what_was_removed_gives_its_name_free_and_is_not_put_back_under_it(call, database):
    stand, at = templates.keep(call, "Eetstand", by=None), now()
    templates.remove(stand, by=None, at=at)
    templates.keep(call, "Eetstand", by=None)
    with pytest.raises(templates.TemplateNameIsTaken):
        templates.put_back(stand, by=None, at=at)
