from datetime import UTC, date, datetime
from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from tests.bundles.contents import DUTCH, MOLENBEEK, TODAY, only, pages_of, printed, said
from vrijwilligers.bundles import documents
from vrijwilligers.bundles.documents import NothingToPrint
from vrijwilligers.bundles.rules import BundleChoice, Season
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vacancies.models import VacancyTask
from vrijwilligers.vocabulary.week import mask_of


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_chapters_stand_in_their_order_in_the_language_of_the_reader(make, language):
    for category in ("board", None, "food", "welcome_office"):
        make.vacancy(category=category)

    pdf = printed(BundleChoice(language=language)).pdf

    reader = PdfReader(BytesIO(pdf))
    names = [mark.title for mark in reader.outline if not isinstance(mark, list)]
    chapters = [category_names(language)[code] for code in ("welcome_office", "food", "board")]
    assert names[:4] == [*chapters, said(language, "Other")]
    assert reader.root_object["/Lang"] == language
    assert said(language, "Contents") in pages_of(pdf)[0]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_bundle_is_accessible_in_each_language(make, language):
    for category in ("board", "food", None):
        make.vacancy(category=category, languages={"nl": "A2"}, practise_dutch="A1")
        make.vacancy(category=category, texts={"fr": ("Trier", "Vous triez.\n\n- des habits")})

    report = page.validate_pdf_bytes(printed(BundleChoice(language=language)).pdf, profile="ua1")

    assert report.rules.total == 104
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("nl", "21 november 2026", "1 maart 2027"),
        ("fr", "21 novembre 2026", "1er mars 2027"),
        ("en", "21 November 2026", "1 March 2027"),
    ],
)
def test_a_vacancy_is_printed_with_all_that_a_visitor_needs(make, language, day, month):
    vacancy = make.vacancy(
        organisation=make.organisation(name="Buurthuis De Brug"),
        texts={code: (f"Soep {code}", f"Lekker {code}.") for code in ("nl", "fr", "en")},
        municipality=MOLENBEEK,
        engagement="regular",
        hours_per_week=2.5,
        street="Voorbeeldstraat 12",
        directions="Tram 51",
        tasks=[VacancyTask(text_nl="Snijden nl", text_fr="Snijden fr", text_en="Snijden en")],
        days=mask_of(["mon-morning"]),
        start_on=date(2027, 3, 1),
        languages={"nl": "A2"},
        practise_dutch="A1",
        contact_phone="+3225550102",
        contact_email="brug@example.org",
        contact_is_public=True,
        source_url="https://www.example.org/vacatures/7",
        source_name="vrijwilligerswerk.example",
        source_id="V-7",
        fetched_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
    )

    cover, text = pages_of(printed(BundleChoice(language=language)).pdf)

    assert said(language, "Printed on %(day)s", day=day) in cover
    for words in (
        f"Soep {language}",
        f"Lekker {language}.",
        "Buurthuis De Brug",
        {"nl": "Sint-Jans-Molenbeek", "fr": "Molenbeek-Saint-Jean", "en": " / "}[language],
        {"nl": "Nederlands (A2)", "fr": "néerlandais (A2)", "en": "Dutch (A2)"}[language],
        said(language, "regularly"),
        said(language, "%(hours)s hours a week", hours="2.5" if language == "en" else "2,5"),
        said(language, "in the morning"),
        said(language, "from %(day)s", day=month),
        said(language, "Practise Dutch from %(level)s", level="A1"),
        f"Snijden {language}",
        "Voorbeeldstraat 12",
        "Tram 51",
        "02 555 01 02",
        "brug@example.org",
        "example.org",
        f"vrijwilligerswerk.example ({day})",
        str(vacancy.id),
    ):
        assert words.replace("\xa0", " ") in text.replace("\xa0", " ")


def test_a_text_in_another_language_says_which_and_title_and_text_stay_together(make):
    make.vacancy(texts={"fr": ("Trier des habits", "Vous triez."), "en": ("Sorting", "You sort.")})

    shown = only()

    assert (shown["title"], shown["text"], shown["language"]) == (
        "Trier des habits",
        "Vous triez.",
        "fr",
    )
    assert shown["language_mark"] == said("nl", "in %(language)s", language="Frans")
    assert shown["language_mark"] in pages_of(printed().pdf)[1]


def test_a_text_in_the_language_of_the_bundle_has_no_mark(make):
    make.vacancy()
    assert only()["language_mark"] is None


def remarks(**wanted):
    content, _count = documents.content(BundleChoice(language="en", **wanted), today=TODAY)
    return content["chapters"][0]["remarks"]


NO_LANGUAGE = "No language given: none is asked, or we do not know."
NO_WAY = "No phone or e-mail given: ask us, with the number."


def test_what_would_stand_beside_many_vacancies_is_said_once_a_chapter(make):
    house = make.organisation(phone="+3225550102")
    make.vacancy(organisation=house, languages={"nl": "A2"})
    assert [*map(str, remarks())][1:] == []
    assert remarks(contact=False)[1:] == [NO_WAY]
    make.vacancy()
    assert remarks()[1:] == [NO_LANGUAGE, NO_WAY]


def test_the_sources_of_a_chapter_are_said_with_the_day_on_which_each_was_read_last(make):
    for day, name in ((19, "Bron B"), (21, "Bron B"), (20, "Bron B"), (18, "Bron A")):
        moment = datetime(2026, 11, day, 12, tzinfo=UTC)
        make.vacancy(source_name=name, source_id=str(day), fetched_at=moment)
    said_once = remarks()[0].replace("\xa0", " ")
    assert said_once.startswith("Source: Bron A (18 November 2026) and Bron B (21 November 2026).")
    make.vacancy()
    assert len(remarks()[0]) > len(said_once), "the desk is named too"


def test_what_has_a_text_in_the_language_of_the_reader_comes_first(make):
    make.vacancy(texts={"fr": ("Aider", "")})
    make.vacancy(texts={"nl": ("Zingen", "")})
    content, _count = documents.content(DUTCH, today=TODAY)
    titles = [item["title"] for item in content["chapters"][0]["vacancies"]]
    assert titles == ["Zingen", "Aider"]


def test_the_name_of_a_contact_person_is_printed_only_where_it_is_public_p24(make):
    make.vacancy(contact_name="Jana Voorbeeld", contact_phone="+3225550102")
    make.vacancy(contact_name="Jo Proef", contact_phone="+3225550103", contact_is_public=True)
    text = " ".join(pages_of(printed().pdf))
    assert "Jana" not in text
    assert "Jo Proef" in text


def test_registers_name_what_is_in_the_bundle(make):
    house = make.organisation(name="Buurthuis De Brug")
    own = [make.vacancy(organisation=house, municipality=MOLENBEEK).id for _ in range(19)]
    content, _count = documents.content(DUTCH, today=TODAY)
    assert content["registers"] == []
    level = make.vacancy(practise_dutch="A2", place="Halle").id
    content, _count = documents.content(DUTCH, today=TODAY)
    groups = [
        {group["name"]: group["numbers"] for group in register["groups"]}
        for register in content["registers"]
    ]
    assert groups[0] == {said("nl", "From level %(level)s", level="A2"): [str(level)]}
    assert [*groups[1].items()] == [
        ("Halle", [str(level)]),
        ("Sint-Jans-Molenbeek", [*map(str, own)]),
    ]
    assert groups[2]["Buurthuis De Brug"] == [*map(str, own)]


@pytest.mark.parametrize(
    ("choice", "title", "edition", "about"),
    [
        (BundleChoice(language="en"), "Vacancy bundle", "Autumn 2026", ""),
        (
            BundleChoice(language="en", category="food"),
            "Vacancy bundle",
            "Cooking and food · Autumn 2026",
            "",
        ),
        (
            BundleChoice(language="en", season=Season.SUMMER),
            "Summer list",
            "2027",
            "between 15 June 2027 and 15 September 2027",
        ),
        (
            BundleChoice(language="en", season=Season.WINTER),
            "Winter list",
            "2026–2027",
            "between 1 December 2026 and 15 January 2027",
        ),
    ],
)
def test_the_cover_says_which_edition_it_is(make, choice, title, edition, about):
    make.vacancy(engagement="short")

    content, _count = documents.content(choice, today=TODAY)

    assert (content["title"], content["edition"]) == (title, edition)
    assert content["about"].replace("\xa0", " ").endswith(about)
    cover = pages_of(documents.print_bundle(content, today=TODAY).pdf)[0]
    assert title in cover
    assert edition in cover
    assert about in cover


def test_a_choice_without_vacancies_is_not_printed(make):
    make.vacancy(category="food")
    with pytest.raises(NothingToPrint):
        documents.content(BundleChoice(language="nl", category="board"), today=TODAY)


def test_letters_that_our_fonts_lack_are_reported(make):
    make.vacancy(texts={"nl": ("Feest 🎉", "Met سلمى")})
    assert printed().replaced == {"🎉": 1}
