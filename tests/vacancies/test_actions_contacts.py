"""What everybody may read of contact data: of one vacancy, and of all that a source gives."""

from sqlalchemy import select

from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.site import queries as site
from vrijwilligers.vacancies import current
from vrijwilligers.vacancies.actions import contacts as actions
from vrijwilligers.vacancies.models import PublicSource
from vrijwilligers.vacancies.queries import sources


def logged(database, thing):
    rows = select(AuditEvent.deed).where(AuditEvent.thing == thing).order_by(AuditEvent.id)
    return database.scalars(rows).all()


def test_the_contact_data_of_a_vacancy_are_masked_until_somebody_says_otherwise(make, database):
    vacancy = make.vacancy()
    assert vacancy.contact_is_public is False
    before = site.version()
    actions.let_contact_be_public(vacancy, by=None)
    database.flush()
    assert vacancy.contact_is_public
    assert site.version() != before, "what was kept of the public pages no longer holds"
    actions.mask_contact(vacancy, by=None)
    database.flush()
    assert not vacancy.contact_is_public
    assert logged(database, "vacancy") == ["contact shown", "contact masked"]


def test_each_source_may_be_public_or_not_and_the_public_pages_follow(database, app):
    seen = [site.version()]
    for names in (["Bron", "Ander"], ["Ander"], ["Bron"], []):
        actions.choose_public_sources(names, by=None)
        assert sources.public_sources() == {*names}
        with app.test_request_context():
            assert current.sources_with_public_contact() == {*names}
        seen.append(site.version())
    assert len({*seen[:4]}) == 4
    deeds = logged(database, "public_source")
    assert deeds.count("contact of source shown") == 3
    assert deeds.count("contact of source masked") == 3
    assert sources.public_sources() == frozenset()
    assert repr(PublicSource(id=4)) == "<PublicSource 4>"
