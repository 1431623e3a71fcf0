from dataclasses import dataclass

import pytest

from vrijwilligers.candidates.models import Candidate, CandidateTalent
from vrijwilligers.records.fields import (
    ColumnWithoutWriter,
    Fields,
    FieldWithoutHome,
    FieldWithoutLabel,
    codes,
    shared_fields,
)
from vrijwilligers.talents.models import SupportNeed


@dataclass(frozen=True, kw_only=True)
class TalentDetails:
    name_nl: str
    name_fr: str = ""
    name_en: str = ""
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Coloured(TalentDetails):
    colour: str = "blue"


def test_fields_are_the_columns_of_the_same_name():
    assert shared_fields(Coloured, SupportNeed) == ("name_nl", "name_fr", "name_en", "position")


def test_a_field_that_would_be_lost_is_refused_at_once():
    with pytest.raises(FieldWithoutHome, match=r"Coloured: \['colour'\]"):
        Fields(details_type=Coloured, model=SupportNeed, others=("is_used",))


def test_a_column_that_nobody_writes_is_refused_at_once():
    with pytest.raises(ColumnWithoutWriter, match=r"SupportNeed: \['is_used'\]"):
        Fields(details_type=TalentDetails, model=SupportNeed)


def test_a_field_without_a_name_for_lists_and_files_is_refused_at_once():
    with pytest.raises(FieldWithoutLabel, match=r"TalentDetails: \['name_en', 'position'\]"):
        Fields(
            details_type=TalentDetails,
            model=SupportNeed,
            others=("is_used",),
            labels={"name_nl": "Name in Dutch", "name_fr": "Name in French"},
        )


def test_a_part_that_no_field_asks_for_is_refused_at_once():
    with pytest.raises(ColumnWithoutWriter, match="sounds"):
        Fields(
            details_type=TalentDetails,
            model=SupportNeed,
            parts={"sounds": codes(CandidateTalent)},
            others=("is_used",),
        )


def test_what_is_written_is_read_back_with_all_that_follows_from_it():
    kept = Fields(
        details_type=TalentDetails,
        model=SupportNeed,
        derived={"is_used": lambda details: details.position > 0},
    )
    talent, details = SupportNeed(), TalentDetails(name_nl="Koken", name_fr="Cuisiner", position=3)
    kept.fill(talent, details)
    assert kept.details(talent) == details
    assert talent.is_used
    assert kept.row(details)["is_used"]


def test_a_row_that_is_there_stays_the_same_row():
    talents, candidate = codes(CandidateTalent), Candidate()
    talents.write(candidate, "talents", {"music", "cooking"})
    music = candidate.talents[1]
    talents.write(candidate, "talents", {"music", "sports"})
    assert candidate.talents[0] is music
    assert talents.read(candidate, "talents") == {"music", "sports"}
