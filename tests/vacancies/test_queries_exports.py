"""Vacancies taken out whole, as a list asks them."""

from sqlalchemy import select

from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions.texts import write_ours
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.exports import whole
from vrijwilligers.vacancies.rules import Text, VacancyFilter, VacancyOrder
from vrijwilligers.vocabulary.clock import today


def test_the_order_and_the_filter_are_those_of_the_list(make):
    organisation = make.organisation(name="De Brug")
    for title in ("Bezoek", "Animatie", "Chauffeur"):
        make.vacancy(organisation=organisation, texts={"nl": (title, "")})
    make.vacancy(texts={"nl": ("Elders", "")})
    wanted = VacancyFilter(text="brug", order=VacancyOrder.TITLE)

    found = whole(queries.listed(wanted, today=today(), language="nl"))

    titles = [one.details.texts["nl"].title for one in found]
    assert titles == ["Animatie", "Bezoek", "Chauffeur"]


def test_all_that_belongs_to_a_vacancy_comes_along(make, database):
    vacancy = make.vacancy(
        organisation=make.organisation(name="Huis", kbo="0999177796"),
        texts={"nl": ("Koken", "Soep."), "fr": ("Cuisiner", "")},
        languages={"nl": "A2", "ar": "native"},
        talents=("cooking", "helping"),
        days=5,
        places=2,
        source_name="Bron",
        source_id="7",
    )
    make.vacancy(languages={"en": "C2"}, talents=("listening",))
    write_ours(vacancy, {"nl": Text("Ons", "Wij.")}, by=None)
    database.commit()

    (found,) = whole(select(Vacancy).where(Vacancy.id == vacancy.id))

    details = found.details
    assert (details.organisation, details.organisation_kbo) == ("Huis", "0999177796")
    assert details.texts == {"nl": Text("Ons", "Wij."), "fr": Text("Cuisiner", "")}
    assert found.source.texts["nl"] == Text("Koken", "Soep.")
    assert details.languages == {"nl": "A2", "ar": "native"}
    assert details.talents == {"cooking", "helping"}
    assert (details.days, details.places, details.source_id) == (5, 2, "7")


def test_nothing_asked_is_nothing_found(make):
    assert whole(select(Vacancy)) == []
