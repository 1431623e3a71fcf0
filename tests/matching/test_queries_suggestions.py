"""What is suggested to somebody, and why something is not."""

import pytest

from tests.matching.asking import DAY, suggested
from vrijwilligers.matching import queries
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.sides import Criterion
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import mask_of


def test_the_two_sides_say_all_that_the_database_knows(make):
    candidate = make.candidate(
        languages={"nl": "A2", "ar": None},
        talents=("listening",),
        categories=("food",),
        days=mask_of(["mon-morning"]),
        engagement=Engagement.REGULAR,
        birth_year=1990,
        practise_dutch=True,
        municipality="21015",
        available_from=today() + DAY,
    )
    vacancy = make.vacancy(
        languages={"nl": "B1"},
        talents=("cooking", "listening"),
        days=mask_of(["tue-morning"]),
        municipality="21004",
        remote=False,
        practise_dutch="A1",
        engagement=Engagement.ONCE,
        start_on=today(),
        end_on=today() + DAY,
        minimum_age=18,
    )

    wishes = queries.wishes_of(candidate)
    (offer,) = queries.offers(today()).offers

    assert wishes.languages == {"nl": Level.A2, "ar": None}
    assert (wishes.talents, wishes.categories) == ({"listening"}, {"food"})
    assert (wishes.days, wishes.engagement) == (1, Engagement.REGULAR)
    assert (wishes.birth_year, wishes.practise_dutch) == (1990, True)
    assert (wishes.municipality, wishes.available_from) == ("21015", today() + DAY)
    assert offer.id == vacancy.id
    assert offer.languages == {"nl": Level.B1}
    assert (offer.talents, offer.category) == ({"cooking", "listening"}, "food")
    assert (offer.days, offer.engagement) == (vacancy.days, Engagement.ONCE)
    assert (offer.municipality, offer.remote) == ("21004", False)
    assert (offer.practise_dutch, offer.minimum_age) == ("A1", 18)
    assert (offer.start_on, offer.end_on, offer.is_open) == (today(), today() + DAY, True)


@pytest.mark.parametrize(
    "closed",
    [
        {"status": Status.PAUSED},
        {"places": 0},
        {"publish_until": today() - DAY},
        {"end_on": today() - DAY},
    ],
)
def test_only_where_somebody_can_be_sent_is_offered(make, closed):
    is_open = make.vacancy(places=1, publish_until=today(), end_on=today())
    closed_one = make.vacancy(**closed)

    assert queries.offers(today()).ids.tolist() == [is_open.id]
    (still,) = queries.offers_among([closed_one.id], today()).offers
    assert not still.is_open


def test_the_best_comes_first_and_no_more_than_asked(make):
    candidate = make.candidate(days=mask_of(["mon-morning"]))
    make.vacancy(days=mask_of(["tue-morning"]))
    unknown = make.vacancy()
    fits = make.vacancy(days=mask_of(["mon-morning"]))

    found = queries.suggestions(candidate, today=today(), limit=2)

    assert [item.vacancy.id for item in found.items] == [fits.id, unknown.id]
    assert (found.total, found.more) == (3, 1)


def test_where_somebody_was_introduced_is_not_suggested_again(make):
    candidate = make.candidate()
    first, second, third = (make.vacancy() for _ in range(3))
    make.introduction(candidate=candidate, vacancy=first)
    make.introduction(candidate=make.candidate(), vacancy=second)

    assert suggested(candidate, limit=1)[0] in (second.id, third.id)
    assert sorted(suggested(candidate)) == [second.id, third.id]
    assert queries.suggestions(candidate, today=today()).total == 2


def test_what_every_vacancy_would_ask_is_said_once(make):
    candidate = make.candidate(talents=("listening",))
    make.vacancy(talents=("listening",))
    adults_only = make.vacancy(talents=("listening",), minimum_age=18)

    found = queries.suggestions(candidate, today=today())
    own = {item.vacancy.id: [r.criterion for r in item.own_reasons] for item in found.items}

    assert Criterion.AGE in found.to_ask
    assert Criterion.TALENTS not in found.to_ask
    assert all(Criterion.AGE in [r.criterion for r in item.reasons] for item in found.items)
    assert [key for key, criteria in own.items() if Criterion.AGE in criteria] == [adults_only.id]
    assert all(Criterion.DAYS not in criteria for criteria in own.values())


def test_with_a_year_of_birth_no_age_is_asked(make):
    candidate = make.candidate(birth_year=1990)
    make.vacancy()
    assert Criterion.AGE not in queries.suggestions(candidate, today=today()).to_ask


def test_without_vacancies_nothing_is_suggested_and_nothing_asked(make):
    found = queries.suggestions(make.candidate(), today=today())
    assert (found.items, found.total, found.to_ask) == ([], 0, ())


def test_more_suggestions_take_no_more_queries(make, asked, database):
    candidate = make.candidate()
    for _ in range(3):
        make.vacancy(languages={"nl": "A1"}, talents=("listening",))
    database.refresh(candidate)

    suggested(candidate)  # lays the offers out, once

    counts = []
    for limit in (1, 3):
        database.expire_all()
        database.refresh(candidate)
        before = len(asked)
        for item in queries.suggestions(candidate, today=today(), limit=limit).items:
            assert item.vacancy.text_in("nl")[1].title
            assert item.vacancy.organisation.name
        counts.append(len(asked) - before)

    assert counts[0] == counts[1] <= 10


def test_it_is_said_why_a_vacancy_is_not_suggested(make):
    candidate = make.candidate(language="fr", languages={"fr": "B1"}, birth_year=today().year - 17)
    vacancy = make.vacancy(
        texts={"nl": ("Taxi voor ouderen", "Rijden.")}, languages={"nl": "B1"}, minimum_age=18
    )

    refusals = queries.why_not(candidate, [vacancy], today=today())

    conditions = {refusal.condition for refusal in refusals[vacancy.id]}
    assert conditions == {Condition.AGE, Condition.LANGUAGES}
    assert queries.excluded(candidate, today=today())[Condition.AGE] == 1


def test_another_kind_of_name_or_a_word_for_men_or_women_changes_no_order(make, database):
    titles = [
        {"nl": (f"{one} gezocht {number}", "Je helpt mee."), "fr": (other, "Vous aidez.")}
        for number in range(6)
        for one, other in [("Begeleider (m)", "Un accompagnateur")]
    ]
    vacancies = [make.vacancy(texts=texts) for texts in titles]
    person = make.candidate(given_name="Jan", family_name="Peeters", categories=["food"])
    before = [one.vacancy.id for one in queries.suggestions(person, today=today(), limit=9).items]

    person.given_name, person.family_name = "Fatima", "El Idrissi"
    for vacancy in vacancies[::2]:
        for text in vacancy.texts:
            text.title = {"nl": "Begeleidster (v) gezocht", "fr": "Une accompagnatrice"}[
                text.language
            ]
    database.commit()

    again = [one.vacancy.id for one in queries.suggestions(person, today=today(), limit=9).items]
    assert again == before
    assert len(again) == 6
