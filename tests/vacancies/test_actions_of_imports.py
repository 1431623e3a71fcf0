"""Bringing in a list: what is kept, what changes, which organisations are meant."""

import pytest
from sqlalchemy import select

from tests.figures import figures
from tests.imports.bringing_in import compared
from tests.vacancies.bringing_in import SOURCE, counts, one
from tests.vacancies.files import EXCEL, row, table
from vrijwilligers.exchange.tables import Unreadable
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.actions import texts
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.layers import source_details
from vrijwilligers.vacancies.queries.sources import known_of
from vrijwilligers.vacancies.rules import Status, Text


def test_a_list_from_excel_comes_in_whole_and_again_it_changes_nothing(bring_in, database):
    first = bring_in(EXCEL.read_bytes())
    before = database.execute(select(Vacancy.__table__).order_by(Vacancy.id)).all()
    again = bring_in(EXCEL.read_bytes())

    assert first == counts(new=300)
    assert again == counts(unchanged=300)
    assert database.execute(select(Vacancy.__table__).order_by(Vacancy.id)).all() == before


def test_a_row_keeps_all_that_the_source_says(bring_in, database):
    said = row(
        title_fr="Cuisiner la soupe",
        category="food",
        talents="cooking, helping",
        engagement="regular",
        days="mon-morning",
        hours_per_week="2,5",
        places="3",
        postcode="1060",
        languages="nl:A2, fr:B1",
        practise_dutch="A1",
        allowance="km",
        contact_email="Soep@Example.org",
        contact_phone="02 555 00 11",
        url="https://example.org/soep",
    )
    bring_in(table(said))
    vacancy = one(database)

    assert vacancy.status == Status.PUBLISHED
    assert vacancy.organisation.name == "Buurthuis De Brug"
    assert (vacancy.municipality, vacancy.places, vacancy.hours_per_week) == ("21013", 3, 2.5)
    assert {text.language: text.title for text in vacancy.texts} == {
        "nl": "Soep koken",
        "fr": "Cuisiner la soupe",
    }
    assert {each.language: each.level for each in vacancy.languages} == {"nl": "A2", "fr": "B1"}
    assert {each.code for each in vacancy.talents} == {"cooking", "helping"}
    assert (vacancy.contact_email, vacancy.contact_phone) == ("soep@example.org", "+3225550011")


def test_one_changed_row_changes_one_vacancy(bring_in, database):
    bring_in(table(row(1), row(2)))
    key = one(database).id
    done = bring_in(table(row(1, title_nl="Soep én brood", talents="cooking"), row(2)))

    assert done == counts(changed=1, unchanged=1)
    changed = one(database)
    assert (changed.id, changed.version) == (key, 2)
    assert [text.title for text in changed.texts] == ["Soep én brood"]
    assert [text.folded for text in changed.texts] == ["soep en brood"]
    assert [talent.code for talent in changed.talents] == ["cooking"]
    assert one(database, "S-2").version == 1


def test_a_text_that_the_source_drops_goes(bring_in, database):
    bring_in(table(row(title_fr="La soupe", talents="cooking", languages="nl:A2")))
    bring_in(table(row()))

    vacancy = one(database)
    assert [text.language for text in vacancy.texts] == ["nl"]
    assert (vacancy.talents, vacancy.languages) == ([], [])


def test_our_own_texts_survive_a_change_of_the_source(bring_in, database):
    bring_in(table(row()))
    ours = Text("Kom soep koken", "In gewone taal.")
    texts.write_ours(one(database), {"nl": ours}, by=None)
    database.commit()
    bring_in(table(row(description_nl="Je kookt veel soep.")))

    vacancy = one(database)
    assert vacancy.text_in("nl")[1] == ours
    assert source_details(vacancy).texts["nl"].description == "Je kookt veel soep."


@pytest.mark.parametrize("status", [Status.PAUSED, Status.FILLED])
def test_what_the_desk_noted_stays_when_the_source_changes_a_text(bring_in, database, status):
    bring_in(table(row()))
    one(database).status = status
    database.commit()
    assert bring_in(table(row(title_nl="Soep voor iedereen"))) == counts(changed=1)
    assert one(database).status == status


def test_organisations_are_known_by_number_and_else_by_name(bring_in, database):
    bring_in(
        table(
            row(1, organisation="Buurthuis De Brug"),
            row(2, organisation="BUURTHUIS  de brug", organisation_kbo="0999.177.796"),
            row(3, organisation="De Brug vzw", organisation_kbo="0999.177.796"),
            row(4, organisation="Élan"),
        )
    )
    known = database.execute(select(Organisation.name_folded, Organisation.kbo)).all()
    assert sorted(known) == [("buurthuis de brug", "0999177796"), ("elan", None)]
    assert len({one(database, f"S-{n}").organisation_id for n in (1, 2, 3)}) == 1


def test_an_organisation_known_by_name_receives_its_number(bring_in, database, make):
    ours = make.organisation(name="Buurthuis De Brug")
    bring_in(table(row(organisation_kbo="0999.177.796")))
    database.refresh(ours)
    assert ours.kbo == "0999177796"
    assert one(database).organisation_id == ours.id


def test_two_organisations_with_one_name_and_two_numbers_stay_two(bring_in, database, make):
    make.organisation(name="Buurthuis De Brug", kbo="0999177697")
    bring_in(table(row(organisation_kbo="0999.177.796")))
    assert database.query(Organisation).count() == 2


def test_html_formulas_and_bad_links_come_in_harmless_v02(bring_in, database):
    bring_in(
        table(
            row(
                title_nl="<b>Soep</b> &amp; brood",
                description_nl="<script>alert(1)</script>=HYPERLINK(1)",
                url="javascript:alert(1)",
            )
        )
    )
    vacancy = one(database)
    assert vacancy.texts[0].title == "Soep & brood"
    assert "<" not in vacancy.texts[0].description
    assert vacancy.source_url is None


def test_an_unreadable_file_changes_nothing(database):
    with pytest.raises(Unreadable):
        compared(VACANCIES, b"\x00\x01\x02", source_name=SOURCE)
    assert database.query(Vacancy).count() == 0


def test_each_import_writes_its_facts_and_an_empty_one_none(bring_in, database):
    bring_in(table(row(1), row(2), row(3)))
    bring_in(table(row(1), row(2), row(3)))
    assert figures(database) == {("vacancies_imported:new", "", ""): 3}


def test_a_source_is_compared_by_what_it_said_last(bring_in):
    bring_in(table(row(title_nl="A")))
    bring_in(table(row(title_nl="B")))
    known = known_of(SOURCE)
    assert list(known) == ["S-1"]
    assert bring_in(table(row(title_nl="A"))) == counts(changed=1)
