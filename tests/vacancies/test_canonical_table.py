"""Whatever a vacancy holds, its row is read back as the same vacancy."""

from datetime import date, timedelta
from random import Random

import pytest

from tests.vacancies.files import table
from tests.vacancies.reading import SOUP, read
from vrijwilligers.exchange.sheets import Sheet, csv_of, xlsx_of
from vrijwilligers.talents.rules import CodeNames
from vrijwilligers.vacancies.documents.canonical import cells_of
from vrijwilligers.vacancies.readers.canonical import COLUMNS
from vrijwilligers.vacancies.rules import Allowance, SourceDetails, Text
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import municipalities, of_postcode
from vrijwilligers.vocabulary.text import plain_text
from vrijwilligers.vocabulary.week import WHOLE_WEEK

CODES = CodeNames(
    {code: code for code in ("food", "sport")},
    {code: code for code in ("cooking", "listening", "helping")},
)
PIECES = [
    *"=+-@' ;,#<>&aé€𝄞\n",
    *("&lt;b&gt;", "&amp;amp;", "<b>", "<3", "R&amp;D", "_x0041_", "'s", "# ", "\n\n", "1,5"),
]


class Chance(Random):
    def text(self):
        return plain_text(plain_text("".join(self.choices(PIECES, k=self.randint(0, 9)))))

    def line(self):
        return " ".join(self.text().split())

    def maybe(self, *values):
        return self.choice([None, *values])

    def day(self):
        return self.maybe(date(2026, 1, 1) + timedelta(days=self.randint(0, 400)))


def somewhere(chance):
    """Choose a place as the reader would leave it: by name, by postcode, or outside Brussels."""
    nis = chance.choice(list(municipalities()))
    code = municipalities()[nis].postcodes[0]
    return chance.choice(
        [
            {},
            {"municipality": nis},
            {"municipality": of_postcode(code), "postcode": code},
            {"municipality": of_postcode(code), "postcode": code, "place": "Bij de kerk"},
            {"postcode": "9000", "place": "Gent"},
        ]
    )


def a_vacancy(number, chance):
    start = chance.day()
    languages = chance.sample(["nl", "fr", "en"], k=chance.randint(1, 3))
    return SourceDetails(
        source_id=f"{chance.line()}{number}",
        source_url=chance.maybe("https://example.org/?a=1&b=<x>".replace("<x>", "2&lt=3")),
        organisation=f"Huis {chance.line()}".strip(),
        organisation_kbo=chance.maybe("0999177796"),
        texts={code: Text(f"T{chance.line()}", chance.text()) for code in languages},
        category=chance.maybe("food", "sport"),
        talents=frozenset(chance.sample(sorted(CODES.talents), k=chance.randint(0, 3))),
        engagement=chance.maybe(*Engagement),
        start_on=start,
        end_on=start and start + timedelta(days=chance.randint(0, 9)),
        publish_until=chance.day(),
        days=chance.randint(0, WHOLE_WEEK),
        hours_per_week=chance.maybe(0.5, 2.3333333333333335, 168.0, 3.0),
        places=chance.maybe(0, 1, 12),
        wheelchair=chance.maybe(True, False),
        remote=chance.maybe(True, False),
        support_offered=chance.maybe(True, False),
        languages={code: chance.choice(list(Level)) for code in chance.sample(["nl", "ar"], k=2)},
        practise_dutch=chance.maybe("no", "A1", "B2"),
        minimum_age=chance.maybe(16, 18),
        allowance=chance.maybe(*Allowance),
        contact_name=chance.line() or None,
        contact_email=chance.maybe("an@example.org"),
        contact_phone=chance.maybe("+3225550011", "+33123456789"),
        **somewhere(chance),
    )


@pytest.mark.parametrize("write", [csv_of, xlsx_of])
def test_any_vacancy_comes_back_from_its_row(write):
    chance = Chance(11)
    given = [a_vacancy(number, chance) for number in range(400)]
    about = {"shows": '=1+1; "all"'}

    reading = read(write(Sheet("Vacancies", COLUMNS, map(cells_of, given), about)), CODES)

    assert [row.reasons for row in reading.rows if row.reasons] == []
    for row, vacancy in zip(reading.rows, given, strict=True):
        assert row.details == vacancy


def test_the_names_of_our_lists_are_understood_in_every_language():
    names = ("natuur, dieren en klimaat", "nature, animaux et climat")
    known = CodeNames(
        dict.fromkeys((*names, "nature"), "nature"),
        {"koken": "cooking", "helpen": "helping", "helping": "helping"},
    )
    for category in ("nature", "Natuur, dieren en klimaat", "Nature, animaux et climat"):
        cells = SOUP | {"category": category, "talents": "Koken, helping"}
        (row,) = read(table(cells), known).rows
        assert row.details.category == "nature"
        assert row.details.talents == {"cooking", "helping"}
