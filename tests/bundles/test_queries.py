from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event, update

from tests.conftest import PLACES
from vrijwilligers.bundles import actions, queries
from vrijwilligers.bundles.actions import PrintedEdition
from vrijwilligers.bundles.queries import Counts
from vrijwilligers.bundles.rules import BundleChoice, Season
from vrijwilligers.extensions import db
from vrijwilligers.talents.models import Category
from vrijwilligers.vacancies.rules import Status

TODAY = date(2026, 11, 21)
DUTCH = BundleChoice(language="nl")
DAY = timedelta(days=1)


def titles(choice=DUTCH):
    """Return the titles of a choice as they would be printed."""
    found = queries.chosen(choice, today=TODAY)
    return [vacancy.text_in(choice.language)[1].title for vacancy in found]


def named(title, language="nl"):
    return {language: (title, "Je helpt mee.")}


@contextmanager
def counted_statements():
    seen = []

    def see(*arguments):
        if not arguments[2].startswith(PLACES):
            seen.append(arguments[2])

    event.listen(db.engine, "before_cursor_execute", see)
    yield seen
    event.remove(db.engine, "before_cursor_execute", see)


def test_only_what_is_open_that_day_is_printed(make):
    make.vacancy(texts=named("Open"), publish_until=TODAY, end_on=TODAY, places=1)
    make.vacancy(status=Status.DRAFT)
    make.vacancy(status=Status.WITHDRAWN)
    make.vacancy(publish_until=TODAY - DAY)
    make.vacancy(end_on=TODAY - DAY)
    make.vacancy(places=0)

    assert titles() == ["Open"]


def test_a_vacancy_without_a_text_does_not_stop_the_others(make, database):
    silent = make.vacancy()
    silent.texts.clear()
    database.commit()
    make.vacancy(texts=named("Met tekst"))

    assert titles() == ["Met tekst"]
    assert queries.overview(today=TODAY).total.whole == 1


def test_chapters_come_in_the_order_of_the_categories_and_without_one_is_last(make):
    make.vacancy(texts=named("Zonder"), category=None)
    make.vacancy(texts=named("Koken"), category="food")
    make.vacancy(texts=named("Onthaal"), category="welcome_office")
    make.vacancy(texts=named("Bestuur"), category="board")

    assert titles() == ["Onthaal", "Koken", "Bestuur", "Zonder"]


def test_a_category_that_is_no_longer_offered_keeps_its_place(make, database):
    make.vacancy(texts=named("Bestuur"), category="board")
    make.vacancy(texts=named("Koken"), category="food")
    hide = update(Category).where(Category.code == "food")
    database.execute(hide.values(is_used=False))
    try:
        assert titles() == ["Koken", "Bestuur"]
    finally:
        database.execute(hide.values(is_used=True))
        database.commit()


def test_titles_are_in_the_order_of_the_alphabet_without_minding_accents_and_capitals(make):
    for title in ("zingen", "Écrire", "eten", "Appels", "Dansen"):
        make.vacancy(texts=named(title))

    assert titles() == ["Appels", "Dansen", "Écrire", "eten", "zingen"]


def test_the_order_is_that_of_the_titles_that_are_printed(make):
    first = make.vacancy(texts=named("Aardappelen schillen") | named("Tri des pommes", "fr"))
    other = make.vacancy(texts=named("Bakken") | named("Cuire du pain", "fr"))

    french = queries.chosen(BundleChoice(language="fr"), today=TODAY)

    assert [vacancy.id for vacancy in french] == [other.id, first.id]


def test_the_same_title_twice_is_in_the_order_of_the_numbers(make):
    numbers = [make.vacancy(texts=named("Soep koken")).id for _ in range(5)]
    assert [vacancy.id for vacancy in queries.chosen(DUTCH, today=TODAY)] == numbers


def test_one_category_leaves_the_others_out(make):
    make.vacancy(texts=named("Koken"), category="food")
    make.vacancy(texts=named("Bestuur"), category="board")
    make.vacancy(texts=named("Zonder"), category=None)

    assert titles(BundleChoice(language="nl", category="food")) == ["Koken"]


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        (Season.SUMMER, date(2027, 6, 15), date(2027, 9, 15)),
        (Season.WINTER, date(2026, 12, 1), date(2027, 1, 15)),
    ],
)
def test_a_list_has_the_temporary_work_that_can_be_done_in_its_season(make, season, first, last):
    period = {
        "te vroeg": (first - 5 * DAY, first - DAY),
        "tot de eerste dag": (first - 5 * DAY, first),
        "erin": (first + DAY, first + DAY),
        "eromheen": (first - DAY, last + DAY),
        "vanaf de laatste dag": (last, last + 5 * DAY),
        "te laat": (last + DAY, last + 5 * DAY),
        "altijd": (None, None),
        "begint nog": (last, None),
        "begint te laat": (last + DAY, None),
        "loopt tot dan": (None, first),
        "is gedaan": (None, first - DAY),
    }
    for title, (start_on, end_on) in period.items():
        make.vacancy(texts=named(title), engagement="short", start_on=start_on, end_on=end_on)

    fitting = {"tot de eerste dag", "erin", "eromheen", "vanaf de laatste dag"}
    fitting |= {"altijd", "begint nog", "loopt tot dan"}
    assert set(titles(BundleChoice(language="nl", season=season))) == fitting


def test_regular_work_and_work_of_unknown_length_are_on_no_list(make):
    for engagement in ("once", "short", "regular", None):
        make.vacancy(texts=named(str(engagement)), engagement=engagement)

    assert titles(BundleChoice(language="nl", season=Season.SUMMER)) == ["once", "short"]
    assert titles(BundleChoice(language="nl", season=Season.WINTER)) == ["once", "short"]


def fill(make, count):
    for _ in range(count):
        make.vacancy(texts=named("Soep") | named("Soupe", "fr"), languages={"nl": "A2"})


@pytest.mark.parametrize("count", [2, 40])
def test_a_bundle_is_read_in_as_many_questions_however_long_it_is(make, database, count):
    fill(make, count)
    database.expire_all()
    with counted_statements() as seen:
        for vacancy in queries.chosen(DUTCH, today=TODAY):
            assert vacancy.organisation.name.startswith("Buurthuis")
            assert [asked.level for asked in vacancy.languages] == ["A2"]
    assert len([statement for statement in seen if statement.startswith("SELECT")]) == 5


def test_the_overview_counts_by_category_list_and_language(make):
    summer = {"start_on": date(2027, 7, 1), "end_on": date(2027, 7, 31)}
    make.vacancy(category="board", texts=named("Besturen") | named("Gérer", "fr"))
    make.vacancy(category="food", engagement="once", **summer)
    make.vacancy(category="food", engagement="short")
    make.vacancy(category=None, texts=named("Trier", "fr"))
    make.vacancy(status=Status.DRAFT)

    seen = queries.overview(today=TODAY)

    assert seen.categories == (
        Counts("food", 2, 2, 1),
        Counts("board", 1, 0, 0),
        Counts(None, 1, 0, 0),
    )
    assert seen.total == Counts(None, 4, 2, 1)
    assert seen.without_category == 1
    assert seen.with_text == {"nl": 3, "fr": 2}


def test_the_overview_counts_what_would_be_printed(make):
    make.vacancy(engagement="once", start_on=date(2026, 12, 24), end_on=date(2026, 12, 24))
    make.vacancy(engagement="short")
    make.vacancy(engagement="regular")

    seen = queries.overview(today=TODAY)

    for season, count in ((Season.SUMMER, seen.total.summer), (Season.WINTER, seen.total.winter)):
        assert len(queries.chosen(BundleChoice(language="nl", season=season), today=TODAY)) == count
    assert len(queries.chosen(DUTCH, today=TODAY)) == seen.total.whole


def test_nothing_is_counted_where_there_is_nothing(database):
    seen = queries.overview(today=TODAY)
    assert (seen.categories, seen.total, seen.with_text) == ((), Counts(None, 0, 0, 0), {})


def test_the_latest_editions_come_first(make, database):
    staff = make.staff("reception", name="Rita")
    actions.print_edition(DUTCH, vacancies=3, by=staff.id)
    actions.print_edition(BundleChoice(language="fr"), vacancies=4, by=None)
    database.commit()

    assert [edition.language for edition in database.scalars(queries.editions())] == ["fr", "nl"]


def test_chosen_chapters_come_in_the_order_asked_and_the_others_stay_out(make):
    make.vacancy(texts=named("Zonder"), category=None)
    make.vacancy(texts=named("Koken"), category="food")
    make.vacancy(texts=named("Onthaal"), category="welcome_office")
    make.vacancy(texts=named("Bestuur"), category="board")

    choice = BundleChoice(language="nl", categories=("board", "other", "food"))

    assert titles(choice) == ["Bestuur", "Zonder", "Koken"]


def test_a_season_list_is_in_the_order_of_the_first_days(make):
    make.vacancy(texts=named("Altijd"), engagement="short")
    make.vacancy(texts=named("Later"), engagement="once", start_on=date(2027, 8, 1))
    make.vacancy(texts=named("Zodra"), engagement="once", start_on=date(2027, 7, 1))

    assert titles(BundleChoice(language="nl", season=Season.SUMMER)) == ["Zodra", "Later", "Altijd"]
    assert titles() == ["Altijd", "Later", "Zodra"]


def test_what_an_edition_said_and_how_it_looked_is_kept(make, database):
    said = {"chapters": [{"name": "Koken", "vacancies": [{"number": "7"}]}]}
    made = PrintedEdition(said, (b"%PDF-1.7 \x00\xff",))
    edition = actions.print_edition(DUTCH, vacancies=1, by=None, made=made)
    database.commit()

    assert queries.content_of(edition.id) == said
    assert queries.pdf_of(edition.id) == b"%PDF-1.7 \x00\xff"
    assert queries.numbers_in_last(None) == {"7"}
    assert queries.numbers_in_last(Season.SUMMER) is None
