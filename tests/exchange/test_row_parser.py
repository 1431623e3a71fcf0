"""A row from outside, cell by cell: what is taken, what is left out, and why the row is refused."""

import pytest

from vrijwilligers.exchange import cells, loose_cells
from vrijwilligers.exchange.row_parser import LONGEST_NAME, LONGEST_TEXT, RowParser
from vrijwilligers.vocabulary.text import holds_national_number

NATIONAL = "85.07.30-033.28"  # made up, with a right check


def parser(**row):
    return RowParser(7, row)


def said(one):
    return [str(reason) for reason in one.reasons], [str(note) for note in one.notes]


@pytest.mark.parametrize(
    ("read", "longest"), [(RowParser.line, LONGEST_NAME), (RowParser.text, LONGEST_TEXT)]
)
def test_a_text_of_the_longest_length_comes_in_and_one_letter_more_does_not(read, longest):
    fits, too_long = parser(name="x" * longest), parser(name="x" * (longest + 1))
    assert read(fits, "name") == "x" * longest
    assert said(fits) == ([], [])
    assert not read(too_long, "name")
    assert said(too_long) == ([], ["name was left out: the text is too long."])


@pytest.mark.parametrize(
    "read",
    [
        lambda one: one.line("it"),
        lambda one: one.text("it"),
        lambda one: one.link("it"),
        lambda one: one.value("it", cells.whole_number),
        lambda one: one.needed_value("it", cells.whole_number),
        lambda one: one.code("it", frozenset({"food"})),
        lambda one: one.codes("it", frozenset({"food"})),
    ],
)
def test_a_cell_with_a_national_number_is_empty_and_that_is_said_once_p07(read):
    one = RowParser(7, {"it": NATIONAL}, {"Onze kolom": NATIONAL, "other": "soup"})
    assert not read(one)
    assert said(one) == ([], ["it was left out: a national register number is not kept."])
    assert one.cells == {"it": ""}
    assert one.written == {"Onze kolom": "", "other": "soup"}
    assert one.why_rejected() == ()


def test_a_line_without_which_there_is_no_row_rejects_it_when_it_is_too_long():
    one = parser(name="x" * (LONGEST_NAME + 1))
    assert one.needed_line("name") is None
    assert said(one) == (["name: the text is too long."], [])


def test_what_is_left_out_of_a_cell_is_said_beside_its_value():
    one = RowParser(7, {"places": "3 à 4", "days": "N.V.T."}, headers={"places": "Aantal"})
    assert one.value("places", loose_cells.people) == 3
    assert one.value("days", loose_cells.days) == 0
    assert said(one) == ([], ["Aantal: of “3 à 4” we keep the lower, 3."])


def test_a_row_that_cannot_do_without_its_emptied_cell_says_both_reasons_p07():
    one = parser(title=NATIONAL)
    one.reject("The title is missing.")
    assert [*map(str, one.why_rejected())] == [
        "title: this holds a national register number.",
        "The title is missing.",
    ]


@pytest.mark.parametrize("hidden", ["85&#46;07&#46;30-033&#46;28", "<b>850730</b>033<i>28</i>"])
def test_no_entity_and_no_tag_hides_a_national_number_in_a_cell_p07(hidden):
    one = parser(it=hidden)
    assert (one.text("it"), one.cells) == ("", {"it": ""})


def test_a_mobile_number_without_its_plus_stays_though_its_digits_could_be_a_national_number():
    mobile = next(f"32470{n:06}" for n in range(1000) if holds_national_number(f"32470{n:06}"))
    one = parser(phone=mobile, name=mobile)
    assert one.value("phone", cells.phone) == f"+{mobile}"
    assert said(one) == ([], [])
    assert one.line("name") is None
    assert said(one)[1] == ["name was left out: a national register number is not kept."]


def test_what_is_not_there_is_nothing_and_no_reason():
    one = parser()
    assert (one.line("it"), one.text("it"), one.link("it")) == (None, "", None)
    assert one.code("it", frozenset({"food"})) is None
    assert one.codes("it", frozenset({"food"})) == frozenset()
    assert set(one.place("municipality", "postcode").values()) == {None}
    assert said(one) == ([], [])


def test_a_code_is_known_in_any_case_and_an_unknown_one_is_named_as_far_as_it_fits():
    one = parser(it="FOOD", other="sport, " + "x" * 61 + "\n")
    assert one.code("it", frozenset({"food"})) == "food"
    assert one.codes("other", frozenset({"sport"})) == {"sport"}
    assert said(one) == ([], ["other was left out: the code “" + "x" * 60 + "…” is unknown."])


def test_a_cell_without_which_a_row_can_do_is_left_out_and_that_is_said():
    one = parser(places="many", url="javascript:x")
    assert one.value("places", cells.whole_number) is None
    assert one.link("url") is None
    assert [note.column for note in one.notes] == ["places", "url"]
    reasons, notes = said(one)
    assert reasons == []
    assert notes[0].startswith("places was left out: ")
    assert notes[1] == "The link was left out: it is not a web address."


def test_a_cell_with_which_a_row_cannot_do_is_a_reason_that_names_its_column():
    one = parser(places="many")
    assert one.needed_value("places", cells.whole_number) is None
    reasons, notes = said(one)
    assert len(reasons) == 1
    assert reasons[0].startswith("places: ")
    assert notes == []


@pytest.mark.parametrize(
    ("name", "postcode", "place"),
    [
        ("Vorst", "", {"postcode": None, "municipality": "21007", "place": None}),
        ("Vorst", "1190", {"postcode": "1190", "municipality": "21007", "place": None}),
        ("Vorst", "2430", {"postcode": "2430", "municipality": None, "place": "Vorst"}),
        ("Vorst", "1300", {"postcode": "1300", "municipality": None, "place": "Vorst"}),
        ("Vorst / Forest", "", {"postcode": None, "municipality": "21007", "place": None}),
        ("Nergens / Forest", "", {"postcode": None, "municipality": "21007", "place": None}),
        ("21007", "", {"postcode": None, "municipality": "21007", "place": None}),
        ("Nergens", "", {"postcode": None, "municipality": None, "place": "Nergens"}),
        ("", "1090 Jette", {"postcode": "1090", "municipality": "21010", "place": None}),
        ("", "1000 Brussel", {"postcode": "1000", "municipality": "21004", "place": None}),
        ("", "B-1070 Anderlecht", {"postcode": "1070", "municipality": "21001", "place": None}),
        ("", "1180 Uccle", {"postcode": "1180", "municipality": "21016", "place": None}),
        ("Vorst 1190", "", {"postcode": "1190", "municipality": "21007", "place": None}),
        ("1060 Sint-Gillis", "", {"postcode": "1060", "municipality": "21013", "place": None}),
        ("Laken", "", {"postcode": "1020", "municipality": "21004", "place": "Laken"}),
        (
            "Bruxelles (Laeken)",
            "",
            {"postcode": "1020", "municipality": "21004", "place": "Laeken"},
        ),
        ("9000 Gent", "", {"postcode": "9000", "municipality": None, "place": "Gent"}),
        ("", "1012 AB", {"postcode": "1012 AB", "municipality": None, "place": None}),
        ("", "1190", {"postcode": "1190", "municipality": "21007", "place": None}),
    ],
)
def test_a_place_is_one_of_the_nineteen_where_its_postcode_leaves_room(name, postcode, place):
    assert parser(name=name, postcode=postcode).place("name", "postcode") == place


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((name, "21004") for name in ("Bruxelles-Ville", "Brussel-Stad", "Brussels", "Haren")),
        *((name, "21004") for name in ("Neder-over-Heembeek", "Laken (Brussel)", "BRUSSEL")),
        *((name, "21013") for name in ("Saint-Gilles / Sint-Gillis", "St-Gillis", "St. Gilles")),
        ("Saint-Gilles (Bruxelles)", "21013"),
        ("Molenbeek", "21012"),
        ("Molenbeek-St-Jean", "21012"),
        ("SCHAERBEEK", "21015"),
        ("Sint-Gillis-Waas", None),
        ("Woluwé-Saint-Lambert", "21018"),
        ("Sint Lambrechts Woluwe", "21018"),
        ("Ixelles - Elsene", "21009"),
        ("St.-Joost", "21014"),
        ("Berchem", "21003"),
        ("Berchem-Ste-Agathe", "21003"),
        ("Watermael-Boitsfort", "21017"),
    ],
)
def test_a_town_is_known_by_what_people_call_it_and_an_unknown_one_is_said(name, code):
    one = RowParser(7, {"town": name}, headers={"town": "Gemeente"})
    assert one.place("town", "postcode")["municipality"] == code
    unknown = [] if code else [f"Gemeente: “{name}” is no place in Brussels that we know."]
    assert said(one) == ([], unknown)
