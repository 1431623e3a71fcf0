"""The card of an appointment: read back from the paper, in the language of who takes it along."""

from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.exchange.pdfs import faults
from tests.matching.pages import DAY
from tests.visitor_texts.made import filled, language
from vrijwilligers.matching.models import Appointment
from vrijwilligers.matching.rules.appointments import split_place
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import today

ON = today() + 5 * DAY
A6, A4 = (298, 420), (595, 842)  # points


@pytest.fixture
def expected(make, database):
    def expected(candidate, *, on=ON, title="Soep koken", **wanted):
        vacancy = make.vacancy(
            texts={"nl": (title, "Lekker")}, organisation=make.organisation(name="De Pollepel")
        )
        state = IntroductionState.APPOINTMENT
        introduction = make.introduction(candidate=candidate, vacancy=vacancy, state=state)
        introduction.appointment = Appointment(on=on, **wanted)
        database.commit()
        return introduction.id

    return expected


def sides_of(page):
    """Return the text of each side, and how large the paper is."""
    assert page.response.mimetype == "application/pdf"
    assert faults(page.response.data) == []
    sides = PdfReader(BytesIO(page.response.data)).pages
    texts = [" ".join(side.extract_text().split()) for side in sides]
    return texts, (round(sides[0].mediabox.width), round(sides[0].mediabox.height))


def test_a_visitor_takes_a_card_along_that_names_nobody_but_whom_to_ask_for(
    reception, make, expected
):
    zohra = make.candidate(given_name="Zohra", family_name="Voorbeeld", language="fr")
    key = expected(
        zohra,
        on=date(today().year + 1, 1, 4),
        begins_at=time(10, 15),
        place="Lepelstraat 14, 1070 Anderlecht",
        with_whom="Leen Mertens",
        phone="+3225550112",
        travel="Tram 81, arrêt Zuidlaan",
    )

    page = reception.get("matching.card", introduction_id=key, paper="a6")
    (front, back), size = sides_of(page)

    assert size == A6
    for words in (
        "Mon rendez-vous",
        "4 janvier",
        "10 h 15",
        "Lepelstraat 14",
        "1070 Anderlecht",
    ):
        assert words in front
    assert "Tram 81, arrêt Zuidlaan" in front
    assert front.endswith("De Pollepel")
    for words in ("Vous demandez Leen Mertens", "Soep koken", "02 555 01 12", "Ma question"):
        assert words in back
    assert "Zohra" not in front + back
    assert "Voorbeeld" not in front + back
    assert page.response.headers["Content-Disposition"] == "inline; filename=rendez-vous.pdf"


def test_what_is_not_known_is_left_out_and_an_hour_can_be_written(reception, make, expected):
    key = expected(make.candidate(language="nl"))
    page = reception.get("matching.card", introduction_id=key, paper="a6")
    (front, back), _size = sides_of(page)
    assert "Hoe laat" in front
    assert "Je vraagt naar" not in back


def test_long_names_and_other_scripts_fit_on_two_sides(reception, make, expected):
    street = "Wolvendaeldreefkapellestraatsesteenwegje 1"
    key = expected(
        make.candidate(language="nl"),
        title="Met oudere mensen wandelen in het park en daarna samen koffie drinken en praten",
        place=f"{street}, 1180 Ukkel",
        with_whom="ሰላም ገብረመድህን",
        phone="+33612345678",
        travel="Metro 1 tot Montgomery, dan tram 39 of 44, en daarna nog " + "te voet " * 12,
    )
    page = reception.get("matching.card", introduction_id=key, paper="a6")
    (front, back), _size = sides_of(page)
    assert street.replace(" ", "") in front.replace(" ", "")
    assert "+33 6 12 34 56 78" in back


def test_on_a4_stand_the_appointments_of_one_person_to_be_cut(reception, make, expected):
    me = make.candidate(language="nl")
    first = expected(me, on=ON + DAY, with_whom="Leen")
    expected(me, on=ON, with_whom="Jo")
    expected(me, on=today() - DAY, with_whom="Voorbij")
    expected(make.candidate(language="nl"), with_whom="Ander")

    page = reception.get("matching.card", introduction_id=first, paper="a4")
    (fronts, backs), size = sides_of(page)

    assert size == A4
    assert fronts.count("Mijn afspraak") == 2
    assert "Leen" in backs
    assert "Jo" in backs
    assert "Voorbij" not in backs
    assert "Ander" not in backs


def test_without_an_appointment_there_is_no_card(reception, make):
    key = make.introduction(state=IntroductionState.TALKED).id
    reception.get("matching.card", status=404, introduction_id=key, paper="a6")


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("Lepelstraat 14, 1070 Anderlecht", ("Lepelstraat 14", "1070 Anderlecht")),
        ("Lepelstraat 14, bus 2, 1070 Anderlecht", ("Lepelstraat 14, bus 2", "1070 Anderlecht")),
        ("Onder de klok", ("Onder de klok",)),
        ("", ()),
    ],
)
def test_an_address_has_a_street_and_a_town(place, parts):
    assert split_place(place) == parts


@pytest.mark.parametrize("code", ["ar", "ti"])
def test_a_card_is_printed_in_a_language_that_came_as_data(code, reception, make, expected):
    state = filled(code)
    key = expected(make.candidate(language="fr"), place="Lepelstraat 14, 1070 Anderlecht")
    page = reception.get("matching.card", introduction_id=key, paper="a6", language=code)
    sides, size = sides_of(page)
    assert size == A6
    if code == "ti":
        assert state.words["card_title"] in sides[0]
        assert state.words["unchecked"] in sides[1]
    shown = reception.get("matching.introduction", introduction_id=key)
    assert shown.html.select_one(f"a[href*='language={code}'] [lang={code}]")


def test_a_card_is_not_printed_in_a_language_that_is_not_whole(reception, make, expected):
    language("ar")
    key = expected(make.candidate(language="fr"))
    for code in ("ar", "xx"):
        reception.get("matching.card", introduction_id=key, paper="a6", language=code, status=404)
