import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, insert, select

from tests.vacancies.files import EXCEL, FEED, many, row, table
from vrijwilligers.core.audit import AuditEvent
from vrijwilligers.core.clock import now
from vrijwilligers.core.db import WriteWithoutPermission, reading, transaction
from vrijwilligers.core.facts import Fact
from vrijwilligers.core.problems import Stale
from vrijwilligers.core.tables import Unreadable
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import importing, looking, plans, uploads
from vrijwilligers.vacancies.actions.profiles import Chosen
from vrijwilligers.vacancies.models import Vacancy, VacancyImport, VacancyText
from vrijwilligers.vacancies.readers import PLAIN
from vrijwilligers.vacancies.rules import Status, TextOrigin, Upload

SOURCE = "vrijwillig in de buurt"


@pytest.fixture
def bring_in(database):
    """Bring in a file as the command does; return its five figures."""

    def bring_in(content, source=SOURCE, **how):
        plan = plans.of_file(content, source, **how)
        with transaction():
            importing.carry_out(plan, at=now())
        return plan.counts

    return bring_in


def one(database, source_id="S-1"):
    database.expire_all()
    return database.scalars(select(Vacancy).where(Vacancy.source_id == source_id)).one()


def counts(**some):
    return {"new": 0, "changed": 0, "unchanged": 0, "withdrawn": 0, "rejected": 0} | some


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
    ours = VacancyText(
        vacancy_id=one(database).id,
        language="nl",
        origin=TextOrigin.OURS,
        title="Kom soep koken",
        description="In gewone taal.",
        folded="kom soep koken",
    )
    database.add(ours)
    database.commit()
    bring_in(table(row(description_nl="Je kookt veel soep.")))

    vacancy = one(database)
    assert vacancy.text_in("nl")[1].title == "Kom soep koken"
    assert {text.origin: text.description for text in vacancy.texts} == {
        TextOrigin.OURS: "In gewone taal.",
        TextOrigin.SOURCE: "Je kookt veel soep.",
    }


def test_what_is_gone_from_a_complete_list_is_withdrawn(bring_in, database):
    bring_in(table(*(row(number) for number in range(1, 8))))
    done = bring_in(table(*(row(number) for number in range(1, 7))), is_complete=True)

    assert done == counts(unchanged=6, withdrawn=1)
    assert one(database, "S-7").status == Status.WITHDRAWN
    assert one(database, "S-6").status == Status.PUBLISHED


def test_what_is_not_in_a_part_of_a_list_stays(bring_in, database):
    bring_in(table(row(1), row(2)))

    assert bring_in(table(row(1))) == counts(unchanged=1)
    assert one(database, "S-2").status == Status.PUBLISHED


def test_a_rejected_row_is_not_gone(bring_in, database):
    bring_in(table(row(1), row(2)))
    done = bring_in(table(row(1), row(2, title_nl="", places="many")), is_complete=True)

    assert done == counts(unchanged=1, rejected=1)
    assert one(database, "S-2").status == Status.PUBLISHED


def test_other_sources_are_left_alone(bring_in, database):
    bring_in(table(row(1)), source="one")
    bring_in(table(row(2)), source="other", is_complete=True)
    assert bring_in(table(row(1)), source="other") == counts(new=1)
    assert Counter(database.scalars(select(Vacancy.status))) == {Status.PUBLISHED: 3}


def test_what_was_withdrawn_twice_is_counted_once(bring_in):
    bring_in(table(row(1), row(2)))
    bring_in(table(row(1)), is_complete=True)
    assert bring_in(table(row(1)), is_complete=True) == counts(unchanged=1)


def test_what_comes_back_is_published_again(bring_in, database):
    bring_in(table(row(1), row(2)))
    bring_in(table(row(1)), is_complete=True)

    assert bring_in(table(row(1), row(2))) == counts(unchanged=1, changed=1)
    assert one(database, "S-2").status == Status.PUBLISHED
    assert bring_in(table(row(1), row(2))) == counts(unchanged=2)


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


def test_many_rows_of_a_full_kind_come_in_and_stay(bring_in):
    content = table(*many(1200))
    assert bring_in(content) == counts(new=1200)
    assert bring_in(content, is_complete=True) == counts(unchanged=1200)
    assert bring_in(table(*many(1000)), is_complete=True)["withdrawn"] >= 200


def test_a_feed_is_complete_for_its_source(bring_in):
    if not FEED.exists():
        pytest.skip("the sample feed is not here")
    first = bring_in(FEED.read_bytes())
    assert first["new"] > 0
    assert bring_in(FEED.read_bytes()) == counts(unchanged=first["new"], rejected=first["rejected"])
    empty = b"<?xml version='1.0'?><source></source>"
    assert bring_in(empty)["withdrawn"] == first["new"]


def test_html_formulas_and_bad_links_come_in_harmless(bring_in, database):
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
        plans.of_file(b"\x00\x01\x02", SOURCE)
    assert database.query(Vacancy).count() == 0


def test_each_import_writes_its_facts_and_an_empty_one_none(bring_in, database):
    bring_in(table(row(1), row(2), row(3)))
    bring_in(table(row(1), row(2), row(3)))
    facts = database.execute(select(Fact.kind, Fact.state, Fact.amount)).all()
    assert facts == [("vacancies_imported", "new", 3)]


def test_a_plan_made_before_another_import_is_refused(bring_in, database):
    late = plans.of_file(table(row(title_nl="Anders")), SOURCE)
    bring_in(table(row()))
    with pytest.raises(Stale), transaction():
        importing.carry_out(late, at=now())
    assert [text.title for text in one(database).texts] == ["Soep koken"]


def test_another_desk_can_write_while_a_file_is_read(app, database):
    def write():
        engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
        with engine.begin() as connection:
            connection.execute(
                insert(Organisation.__table__).values(name="Anker", name_folded="anker", version=1)
            )
        engine.dispose()

    with reading():
        plan = plans.of_file(table(row()), SOURCE)
        with ThreadPoolExecutor(1) as another_desk:
            another_desk.submit(write).result()
    with transaction():
        importing.carry_out(plan, at=now())
    names = sorted(database.scalars(select(Organisation.name)))
    assert names == ["Anker", "Buurthuis De Brug"]


def test_reading_a_file_cannot_write(database):
    plan = plans.of_file(table(row()), SOURCE)
    with pytest.raises(WriteWithoutPermission), reading():
        importing.carry_out(plan, at=now())


def test_losing_more_than_a_fifth_asks_first(bring_in, database):
    bring_in(table(*(row(number) for number in range(1, 11))))
    two_gone = plans.of_file(table(*map(row, range(1, 9))), SOURCE, is_complete=True)
    three_gone = plans.of_file(table(*map(row, range(1, 8))), SOURCE, is_complete=True)

    uploads.refuse_drastic(two_gone, is_confirmed=False)
    with pytest.raises(uploads.ManyGone):
        uploads.refuse_drastic(three_gone, is_confirmed=False)
    uploads.refuse_drastic(three_gone, is_confirmed=True)


def try_out(make, content, *, at=None, **how):
    upload = Upload(content=content, file_name="lijst.csv", source_name=SOURCE, **how)
    looked = looking.look_at(upload, Chosen(PLAIN))
    return uploads.try_out(upload, looked, by=make.staff("coordinator").id, at=at or now())


def test_trying_out_a_file_changes_no_vacancy(make, database):
    record = try_out(make, table(row(1), row(2, places="x")))
    report = json.loads(record.report)

    assert database.query(Vacancy).count() == 0
    assert (report["new"], report["rejected"]) == (1, 1)
    assert report["rejects"][0]["row"] == 3
    assert "places" in report["rejects"][0]["reason"]


def test_taking_over_brings_it_in_logs_it_and_drops_the_file(make, database):
    record = try_out(make, table(row()))
    looked = looking.look_again(record)
    uploads.take_over(record, looked, is_confirmed=False, by=record.uploaded_by_id, at=now())
    database.commit()

    assert one(database).status == Status.PUBLISHED
    assert record.content is None
    deeds = database.execute(select(AuditEvent.deed, AuditEvent.thing, AuditEvent.record_id))
    assert deeds.all() == [("taken over", "vacancy_import", record.id)]


def test_nobody_takes_a_file_over_twice(make, database):
    record = try_out(make, table(row()))
    looked = looking.look_again(record)
    uploads.take_over(record, looked, is_confirmed=False, by=record.uploaded_by_id, at=now())

    with pytest.raises(Stale):
        looking.look_again(record)
    with pytest.raises(Stale):
        uploads.take_over(record, looked, is_confirmed=False, by=record.uploaded_by_id, at=now())
    with pytest.raises(Stale):
        uploads.throw_away(record, by=record.uploaded_by_id)


def test_a_file_that_waits_a_week_is_forgotten(make, database):
    try_out(make, table(row()), at=now() - timedelta(days=8))
    waiting = try_out(make, table(row()))
    assert database.scalars(select(VacancyImport)).all() == [waiting]


def test_a_source_is_compared_by_what_it_said_last(bring_in):
    bring_in(table(row(title_nl="A")))
    bring_in(table(row(title_nl="B")))
    known = queries.known_of(SOURCE)
    assert list(known) == ["S-1"]
    assert bring_in(table(row(title_nl="A"))) == counts(changed=1)
