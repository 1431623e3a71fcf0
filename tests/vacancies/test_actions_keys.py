"""The keys of vacancies and organisations follow from what is written, whoever writes it."""

from datetime import date

from sqlalchemy import delete, func, select, update

from vrijwilligers.organisations import queries as organisations
from vrijwilligers.organisations.actions import records as organisation_records
from vrijwilligers.organisations.models import OrganisationKey
from vrijwilligers.organisations.rules.details import OrganisationDetails
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records import search_keys
from vrijwilligers.records.db import transaction
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import own_facts, sources, texts, writing
from vrijwilligers.vacancies.actions.sources import ImportOrigin
from vrijwilligers.vacancies.models import Vacancy, VacancyKey
from vrijwilligers.vacancies.rules import (
    OwnVacancyDetails,
    SourceDetails,
    Status,
    TaskDetails,
    Text,
)
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.searching.keys import keys_of

TODAY = date(2026, 11, 21)
PART = ("part", "typo")


def found(*typed):
    """Return for each text which vacancies it means, and not only a part of it."""
    answers = [queries.searching(text, today=TODAY, limit=5) for text in typed]
    return [[one.vacancy.id for one in some if one.why not in PART] for some in answers]


def of_source(title, **more):
    return SourceDetails(
        source_id="S-1", organisation="Ruilwinkel", texts={"fr": Text(title, "")}, **more
    )


def test_what_is_written_here_is_found_by_what_it_says_now(make):
    home = make.organisation(name="Ruilwinkel")
    tasks = (TaskDetails(texts={"fr": "Plier des couvertures"}),)
    details = {"organisation_id": home.id, "tasks": tasks, "category": "food"}
    with transaction():
        said = {"nl": Text("Dekens vouwen", "Wij drinken thee.")}
        one = writing.write(OwnVacancyDetails(texts=said, **details), by=None).id
    assert found("deken", "THÉ", "couverture", "ruilwinkel") == [[one], [one], [one], [one]]

    with transaction():
        said = {"en": Text("Folding blankets", "")}
        writing.rewrite(queries.get(one), OwnVacancyDetails(texts=said, **details), by=None)
    assert found("blanket", "dekens", "thee") == [[one], [], []]

    with transaction():
        writing.delete(queries.get(one), by=None)
    assert found("blanket") == [[]]


def test_what_a_source_says_is_found_with_ours_over_it_and_as_it_was_when_undone(database):
    origin = ImportOrigin("Bron", now())
    with transaction():
        (one,) = sources.take_source([of_source("Plier")], {}, origin).new
    with transaction():
        before = sources.take_source([], {one: of_source("Coudre")}, origin).before
    assert found("plier", "coudre", "ruilwinkel") == [[], [one], [one]]

    with transaction():
        texts.write_ours(queries.get(one), {"nl": Text("Naaien", "")}, by=None)
    with transaction():
        own_facts.change_facts(queries.get(one), {"municipality": "21012"}, by=None, at=now())
    assert found("naaien", "molenbeek", "coudre") == [[one], [one], [one]]

    with transaction():
        sources.restore_source(before)
    assert found("plier", "coudre", "naaien") == [[one], [], [one]]
    with transaction():
        sources.withdraw_source([one], now())
    assert found("plier") == [[one]]


def test_only_the_keys_that_differ_are_written_and_none_by_a_withdrawal(database):
    origin, keys = ImportOrigin("Bron", now()), VacancyKey.__table__.c
    with transaction():
        (one,) = sources.take_source([of_source("Plier des draps")], {}, origin).new
    with transaction():
        sources.take_source([], {one: of_source("Coudre des draps")}, origin)
    said = dict(database.execute(select(keys.key, keys.place)).all())
    assert said == keys_of(["Coudre des draps"], [""])

    database.execute(update(VacancyKey).values(place=0))  # so that one sees which are made anew
    database.commit()
    with transaction():
        sources.withdraw_source([one], now())

    assert {*database.scalars(select(keys.place))} == {0}
    assert database.execute(select(Vacancy.version, Vacancy.keys_version)).all() == [(3, 3)]


def test_a_place_outside_brussels_is_found_too(make):
    one = make.vacancy(place="Zwevezele").id
    assert found("zwevezele") == [[one]]


def test_a_renamed_organisation_is_found_by_its_names_and_so_is_its_work(make):
    one = make.vacancy(organisation=make.organisation(name="Ruilwinkel")).id
    with transaction():
        home = queries.get(one).organisation
        organisation_records.change(home, OrganisationDetails(name="Zwerfkast"), by=None)
    assert found("zwerfkast", "ruilwinkel") == [[one], [one]]  # sources know the old name too
    named = [str(one.why) for one in organisations.searching("zwervkast", 5)]
    assert named == ["sounds"]


def test_who_is_erased_is_no_longer_a_word_of_any_vacancy_p11(make, database):
    candidate = make.candidate(given_name="Zebedee", family_name="Quackelbeen")
    make.vacancy(texts={"nl": ("Soep", "Vraag naar Zebedee Quackelbeen.")})
    assert found("quackelbeen") != [[]]

    person = PersonKey(DataSubject.CANDIDATE, candidate.id)
    named_in = search(person)
    with transaction():
        erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)

    assert found("quackelbeen", "vraag") == [[], [database.scalar(select(Vacancy.id))]]
    left = select(VacancyKey.key).where(VacancyKey.key.contains("uackel"))
    assert database.scalars(left).all() == []


def test_what_has_no_keys_yet_gets_them_and_nobody_changed_it(make, database):
    draft = make.vacancy(status=Status.DRAFT, texts={"nl": ("Dekens", "")})
    home = draft.organisation
    kept = select(Vacancy.version, Vacancy.changed_at)
    keys = [select(model.key).order_by(model.key) for model in (VacancyKey, OrganisationKey)]
    before = [database.execute(query).all() for query in (kept, *keys)]
    for model in (VacancyKey, OrganisationKey):
        database.execute(delete(model))
    for owner in (draft.__table__, home.__table__):
        as_migrated = {"keys_version": None, "changed_at": owner.c.changed_at}
        renewing = {search_keys.RENEWS: True}  # so that nobody makes keys at once
        database.execute(update(owner).values(as_migrated), execution_options=renewing)
    database.commit()
    assert database.scalar(select(func.count()).select_from(VacancyKey)) == 0

    assert search_keys.renew_all() == 2
    assert search_keys.renew_all() == 0

    assert [database.execute(query).all() for query in (kept, *keys)] == before
