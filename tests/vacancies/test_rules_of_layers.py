"""What holds of an imported vacancy: ours over the source's over nothing."""

from dataclasses import fields, replace
from datetime import date

import pytest

from vrijwilligers.vacancies.rules import Allowance, SourceDetails, TaskDetails, Text
from vrijwilligers.vacancies.rules.layers import (
    details_from,
    effective,
    holding,
    own_fields,
    plain,
    values_of,
)
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level

SOUP = SourceDetails(source_id="1", organisation="De Lepel", texts={"nl": Text("Soep", "")})
WHOLE = SourceDetails(
    source_id="7",
    source_url="https://example.org/7",
    organisation="De Lepel",
    organisation_kbo="0999177796",
    texts={"fr": Text("Soupe", "Cuisiner."), "nl": Text("Soep", "")},
    category="food",
    tasks=(TaskDetails(texts={"nl": "Snijden"}, talents=frozenset({"cooking"})),),
    talents=frozenset({"helping", "cooking"}),
    engagement=Engagement.ONCE,
    start_on=date(2026, 12, 1),
    end_on=date(2026, 12, 2),
    publish_until=date(2026, 11, 30),
    days=5,
    hours_per_week=2.5,
    places=0,
    postcode="1060",
    municipality="21013",
    place="Sint-Gillis",
    street="Bronstraat 1",
    directions="Tram 81",
    wheelchair=False,
    remote=True,
    support_offered=False,
    languages={"nl": Level.A2, "ar": Level.NATIVE},
    practise_dutch="A1",
    minimum_age=16,
    allowance=Allowance.KM,
    contact_name="An",
    contact_email="an@example.org",
    contact_phone="+3225550011",
)


def test_details_written_as_plain_values_are_read_back_whole():
    unset = [one.name for one in fields(WHOLE) if getattr(WHOLE, one.name) in (None, {}, ())]
    assert unset == []
    assert details_from(values_of(WHOLE)) == WHOLE
    assert details_from(values_of(SOUP)) == SOUP


def test_what_is_not_said_is_left_out():
    assert values_of(SOUP) == {
        "source_id": "1",
        "organisation": "De Lepel",
        "text_nl": ["Soep", ""],
    }


@pytest.mark.parametrize(
    ("source", "own", "holds"),
    [
        ({}, {}, {}),
        ({"places": 3}, {}, {"places": 3}),
        ({}, {"places": 0}, {"places": 0}),
        ({"places": 3}, {"places": 5}, {"places": 5}),
        ({"places": 3, "remote": True}, {"places": None}, {"remote": True}),
        ({"days": 5}, {"days": 0}, {}),
        ({"remote": True}, {"remote": False}, {"remote": False}),
        ({"text_nl": ["A", ""], "text_fr": ["B", ""]}, {"text_nl": ["C", ""]}, None),
    ],
)
def test_ours_holds_before_the_sources_and_may_be_nothing(source, own, holds):
    holds = {"text_nl": ["C", ""], "text_fr": ["B", ""]} if holds is None else holds
    assert effective(source, own) == holds


@pytest.mark.parametrize(
    ("own", "holds"),
    [
        ({"start_on": "2026-12-24"}, {"start_on": "2026-12-24"}),
        ({"end_on": "2026-11-30"}, {"end_on": "2026-11-30"}),
        ({"end_on": "2026-12-31"}, {"start_on": "2026-12-01", "end_on": "2026-12-31"}),
        (
            {"start_on": "2026-12-24", "end_on": "2026-12-24"},
            {"start_on": "2026-12-24", "end_on": "2026-12-24"},
        ),
    ],
)
def test_a_day_of_the_source_that_ours_makes_impossible_does_not_hold(own, holds):
    assert effective({"start_on": "2026-12-01", "end_on": "2026-12-02"}, own) == holds


def test_every_field_can_be_ours_but_who_the_source_and_the_organisation_are():
    assert {one.name for one in fields(SourceDetails)} - own_fields() == {
        *("source_id", "organisation", "organisation_kbo", "texts")
    }
    for name in own_fields() - {"text_nl", "text_fr", "text_en"}:
        ours = plain(name, getattr(WHOLE, name))
        assert holding(SOUP, {name: ours}) == replace(SOUP, **{name: getattr(WHOLE, name)})
