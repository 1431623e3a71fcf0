"""What is true of vacancies: open or not, in which language, known again or changed."""

import re
from dataclasses import dataclass, replace
from datetime import date

import pytest

from vrijwilligers.vacancies.rules import (
    SourceDetails,
    Status,
    Text,
    fingerprint,
    is_expired,
    is_open,
    text_in,
)
from vrijwilligers.vocabulary.levels import Level

TODAY = date(2026, 11, 21)
YESTERDAY = date(2026, 11, 20)
SOUP = SourceDetails(
    source_id="1",
    organisation="Buurthuis De Gouden Lepel",
    texts={"nl": Text("Soep maken", "")},
    talents=frozenset({"cooking", "talking", "helping"}),
    languages={"nl": Level.A2, "fr": Level.A1},
    start_on=TODAY,
)


@pytest.mark.parametrize(
    ("status", "until", "end", "places", "expected"),
    [
        (Status.PUBLISHED, None, None, None, True),
        (Status.PUBLISHED, TODAY, TODAY, 1, True),
        (Status.PUBLISHED, YESTERDAY, None, 1, False),
        (Status.PUBLISHED, None, YESTERDAY, 1, False),
        (Status.PUBLISHED, None, None, 0, False),
        (Status.DRAFT, None, None, 1, False),
        (Status.TO_CHECK, None, None, 1, False),
        (Status.PAUSED, None, None, 1, False),
        (Status.FILLED, None, None, 1, False),
        (Status.WITHDRAWN, None, None, 1, False),
    ],
)
def test_a_vacancy_is_open_when_published_not_over_and_not_full(
    status, until, end, places, expected
):
    assert is_open(status, until, end, places, TODAY) is expected


def test_the_last_day_still_counts():
    assert not is_expired(TODAY, None, TODAY)
    assert is_expired(YESTERDAY, date(2027, 1, 1), TODAY)


NL, FR, EN = Text("soep", "lekker"), Text("soupe", ""), Text("soup", "tasty")


@pytest.mark.parametrize(
    ("texts", "wanted", "own", "language"),
    [
        ({"nl": NL, "fr": FR, "en": EN}, "fr", "nl", "fr"),
        ({"nl": NL, "en": EN}, "fr", "en", "en"),
        ({"fr": FR, "nl": NL}, "en", None, "nl"),
        ({"en": EN, "fr": FR}, "nl", "nl", "fr"),
        ({"en": EN}, "nl", "fr", "en"),
    ],
)
def test_a_text_falls_back_whole(texts, wanted, own, language):
    assert text_in(texts, wanted, own) == (language, texts[language])


def test_a_vacancy_without_a_text_has_none_to_show():
    with pytest.raises(LookupError):
        text_in({}, "nl", "nl")


def test_the_same_details_have_the_same_fingerprint_and_a_change_another():
    again = replace(SOUP, talents=frozenset({"talking", "helping", "cooking"}))
    turned = replace(SOUP, languages={"fr": Level.A1, "nl": Level.A2})

    assert fingerprint(SOUP) == fingerprint(again) == fingerprint(turned)
    assert re.fullmatch(r"\d+:[0-9a-f]{64}", fingerprint(SOUP))
    assert fingerprint(replace(SOUP, places=0)) != fingerprint(replace(SOUP, places=None))
    assert fingerprint(replace(SOUP, remote=False)) != fingerprint(SOUP)


@dataclass(frozen=True, kw_only=True)
class LaterDetails(SourceDetails):
    """What a vacancy will be in a release to come."""

    parking: bool | None = None


def test_a_new_field_changes_no_fingerprint_until_a_source_says_it():
    later = LaterDetails(**vars(SOUP))

    assert fingerprint(later) == fingerprint(SOUP)
    assert fingerprint(replace(later, parking=False)) != fingerprint(SOUP)
