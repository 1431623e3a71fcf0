from sqlalchemy import select

from tests.figures import totals, values
from vrijwilligers.bundles import actions
from vrijwilligers.bundles.feature import BundleFact
from vrijwilligers.bundles.models import Edition
from vrijwilligers.bundles.rules import BundleChoice, Season
from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import now, today


def test_an_edition_is_remembered_with_what_was_in_it(make, database):
    staff = make.staff("reception")
    choice = BundleChoice(language="fr", season=Season.SUMMER, category="food")

    edition = actions.print_edition(choice, vacancies=12, by=staff.id)
    database.commit()

    kept = database.scalars(select(Edition)).one()
    assert kept is edition
    assert (kept.language, kept.season, kept.category) == ("fr", "summer", "food")
    assert (kept.vacancies, kept.printed_by_id) == (12, staff.id)
    assert abs((now() - kept.printed_at).total_seconds()) < 60


def test_an_edition_counts_once_for_the_year_report_and_names_nobody(make, database):
    actions.print_edition(
        BundleChoice(language="nl", season=Season.WINTER),
        vacancies=40,
        by=make.staff("reception").id,
    )

    assert totals(database) == {BundleFact.PRINTED: 1}
    assert values(database, BundleFact.PRINTED) == {"language": {"nl": 1}, "subject": {"winter": 1}}
    months = set(database.execute(select(Fact.year, Fact.month)))
    assert months == {(today().year, today().month)}


def test_who_printed_is_in_the_log(make, database):
    staff = make.staff("coordinator")
    edition = actions.print_edition(BundleChoice(language="en"), vacancies=1, by=staff.id)
    database.commit()

    (event,) = db.session.scalars(audit.history({"edition": [edition.id]}))
    assert (event.deed, event.staff_id) == ("printed", staff.id)


def test_a_command_prints_in_nobodys_name(database):
    edition = actions.print_edition(BundleChoice(language="en"), vacancies=1, by=None)
    database.commit()
    assert edition.printed_by_id is None
