"""Three people who do not exist, to see what other weights would do."""

from datetime import date
from enum import StrEnum

from vrijwilligers.matching.rules.sides import Wishes
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import mask_of

MORNINGS = ("mon-morning", "tue-morning", "wed-morning", "thu-morning", "fri-morning")
EVENINGS = ("tue-evening", "thu-evening", "sat-morning", "sat-afternoon", "sat-evening")


class SamplePerson(StrEnum):
    """Somebody made up, as many come to the desk."""

    NEWCOMER = "newcomer"
    PENSIONER = "pensioner"
    STUDENT = "student"


def sample_wishes(today: date) -> dict[SamplePerson, Wishes]:
    """Return what each of them brings and looks for; who they are nobody is."""
    return {
        SamplePerson.NEWCOMER: Wishes(
            talents=frozenset({"cooking", "helping"}),
            categories=frozenset({"food", "language_practice"}),
            days=mask_of(["mon-morning", "wed-morning", "wed-afternoon", "fri-morning"]),
            municipality="21012",
            languages={"ar": Level.NATIVE, "fr": Level.B1, "nl": Level.A1},
            practise_dutch=True,
            engagement=Engagement.REGULAR,
            birth_year=today.year - 34,
            spoken_with_us="fr",
        ),
        SamplePerson.PENSIONER: Wishes(
            talents=frozenset({"listening", "reading_aloud", "driving_cycling"}),
            categories=frozenset({"older_people", "culture"}),
            days=mask_of(MORNINGS),
            municipality="21016",
            languages={"nl": Level.NATIVE, "fr": Level.C1},
            engagement=Engagement.REGULAR,
            birth_year=today.year - 68,
            spoken_with_us="nl",
        ),
        SamplePerson.STUDENT: Wishes(
            talents=frozenset({"sports", "playing", "organising"}),
            categories=frozenset({"children_youth", "sport"}),
            days=mask_of(EVENINGS),
            municipality="21009",
            languages={"nl": Level.B2, "en": Level.C1, "fr": Level.A2},
            engagement=Engagement.SHORT,
            birth_year=today.year - 20,
            spoken_with_us="nl",
        ),
    }
