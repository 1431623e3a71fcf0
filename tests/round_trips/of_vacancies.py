"""The round trips of a vacancy that is written here, and of the tasks in it."""

from dataclasses import replace

from sqlalchemy.orm import object_session

from tests.answers.links import linked
from tests.round_trips.trip import DAY, Trip
from tests.round_trips.values import pair_of
from tests.vacancies.own import READY, SOUP
from vrijwilligers.answers.forms.proposals import NOT_ASKED
from vrijwilligers.answers.rules import PROPOSAL
from vrijwilligers.vacancies.fields import WRITTEN_HERE
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    NO_PRACTICE,
    OwnVacancyDetails,
    TaskDetails,
    Text,
)
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import blocks_of

TASK_VALUES = {
    "texts": ({"en": "Peel carrots", "fr": "Éplucher"}, {"nl": "Afwassen"}),
    "talents": (frozenset({"cooking", "music"}), frozenset({"planning"})),
}
TASKS = tuple(pair_of(TaskDetails, **TASK_VALUES))


def _texts(of):
    asked = {f"title_{code}": "" for code in LANGUAGES} | dict.fromkeys(
        (f"description_{code}" for code in LANGUAGES), ""
    )
    for code, text in of.texts.items():
        asked |= {f"title_{code}": text.title, f"description_{code}": text.description}
    return asked


def _tasks(of):
    """Answer the first two; the other four stay as they are opened."""
    asked = {}
    for number, task in enumerate([*of.tasks, None, None][:2], start=1):
        asked |= _task_texts(task, number) | _task_talents(task, number)
    return asked


def _task_texts(task, number=1):
    return {f"task_{number}_{code}": task.texts.get(code, "") if task else "" for code in LANGUAGES}


def _task_talents(task, number=1):
    return {f"task_{number}_talents": sorted(task.talents) if task else []}


def _needs(of):
    asked = {f"needs_{code}": of.languages.get(code, "") for code in LANGUAGES}
    others = [code for code in of.languages if code not in LANGUAGES]
    for number, code in enumerate([*others, "", ""][:2], start=1):
        asked |= {f"needs_other_{number}": code}
        asked |= {f"needs_other_{number}_level": of.languages.get(code, Level.A1)}
    return asked


VACANCY = Trip(
    details=OwnVacancyDetails,
    model=Vacancy,
    new="vacancies.new",
    change="vacancies.change",
    page="vacancies.show",
    owner=lambda make: make.organisation(),
    query=lambda organisation: {"organisation": organisation.id},
    values=lambda organisation, _: {
        "organisation_id": (organisation.id,) * 2,
        "texts": (
            {"en": Text("Soup", "We cook."), "fr": Text("Soupe", "On cuit.")},
            {"en": Text("Bread", ""), "nl": Text("Brood", "We bakken.")},
        ),
        "category": ("food", "sport"),
        "tasks": (TASKS, ()),
        "talents": (TASKS[0].talents | TASKS[1].talents, frozenset({"listening"})),
        "start_on": (today() + 5 * DAY, today() + 6 * DAY),
        "end_on": (today() + 50 * DAY, today() + 60 * DAY),
        "publish_until": (today() + 30 * DAY, today() + 40 * DAY),
        "days": (0b1001, 1 << 20),
        "hours_per_week": (2.5, 0.0),
        "places": (3, 0),
        "postcode": ("1030", "1000"),
        "municipality": ("21004", "21015"),
        "languages": (
            {"nl": Level.A2, "tr": Level.NATIVE, "ar": Level.B1},
            {"en": Level.C1, "ru": Level.A2},
        ),
        "practise_dutch": (Level.A1, "no"),
        "minimum_age": (18, None),
        "contact_email": ("first@example.org", "second@example.org"),
        "contact_phone": ("+3221234567", "+3221234568"),
    },
    asked={
        "organisation_id": lambda _: {},
        "texts": _texts,
        "tasks": _tasks,
        "days": lambda of: {"days": [*blocks_of(of.days)]},
        "languages": _needs,
    },
    keep=WRITTEN_HERE,
    unseen={"organisation_id": "it is the same in both; that one can move has a test of its own"},
    beside={
        "talents": {"tasks": ()},
        "place": {"municipality": None},
    },
)


def _with_task(vacancy, task):
    WRITTEN_HERE.fill(vacancy, replace(WRITTEN_HERE.details(vacancy), tasks=(task,)))


TASK = Trip(
    details=TaskDetails,
    model=Vacancy,
    new="vacancies.new",
    change="vacancies.change",
    page="vacancies.show",
    owner=lambda make: make.organisation(),
    query=lambda organisation: {"organisation": organisation.id},
    values=lambda *_: TASK_VALUES,
    asked={"texts": _task_texts, "talents": _task_talents},
    also={"title_nl": SOUP.title},
    read=lambda vacancy: WRITTEN_HERE.details(vacancy).tasks[0],
    write=_with_task,
)


def _one_text(of):
    [(language, text)] = of.texts.items()
    return {"language": language, "title": text.title, "description": text.description}


def _lines(of):
    return {"tasks": "\n".join(line for task in of.tasks for line in task.texts.values())}


PROPOSED = Trip(
    details=OwnVacancyDetails,
    model=Vacancy,
    keep=WRITTEN_HERE,
    new="answers.propose",
    page="answers.proposed",
    owner=lambda make: make.organisation(**READY),  # the law is asked of who is unknown
    query=lambda organisation: {
        "token": linked(object_session(organisation), PROPOSAL, organisation)
    },
    values=lambda organisation, _: {
        **{name: (getattr(OwnVacancyDetails, name),) * 2 for name in NOT_ASKED},
        "organisation_id": (organisation.id,) * 2,
        "texts": ({"fr": Text("Soupe", "On cuit.\nEnsemble.")}, {"nl": Text("Brood", "Bakken.")}),
        "category": ("food", "sport"),
        "tasks": (
            tuple(TaskDetails(texts={"fr": line}) for line in ("Éplucher", "Laver")),
            (TaskDetails(texts={"nl": "Afwassen"}),),
        ),
        "start_on": (today() + 5 * DAY, today() + 6 * DAY),
        "end_on": (today() + 50 * DAY, today() + 60 * DAY),
        "days": (0b1001, 1 << 20),
        "places": (3, 0),
        "postcode": ("1030", "1000"),
        "municipality": ("21015", "21004"),
        "languages": ({"nl": Level.A2, "en": Level.B2}, {"fr": Level.B1}),
        "practise_dutch": (Level.A2, NO_PRACTICE),
        "minimum_age": (18, None),
        "contact_email": ("first@example.org", "second@example.org"),
        "contact_phone": ("+3221234567", "+3221234568"),
    },
    asked={
        "texts": _one_text,
        "tasks": lambda of: {
            "tasks": "\n".join(line for task in of.tasks for line in task.texts.values())
        },
        "days": lambda of: {"days": [*blocks_of(of.days)]},
        "languages": lambda of: {f"needs_{code}": of.languages.get(code, "") for code in LANGUAGES},
        "municipality": lambda _: {},  # the postcode says it
    }
    | {name: lambda _: {} for name in ("organisation_id", *NOT_ASKED)},
    unseen=dict.fromkeys(NOT_ASKED, "no question of this form asks it")
    | {"organisation_id": "the link is of one organisation"}
    | dict.fromkeys(
        ("contact_name", "contact_email", "contact_phone"), "who holds the link may be another"
    ),
    beside={"place": {"municipality": None}},
)
SOURCE_TEXTS = {"nl": Text("Soep", "De bron zegt dit.")}
OVER_A_SOURCE = replace(
    VACANCY,
    new="vacancies.facts",
    change="vacancies.facts",
    page=None,
    no_page="every vacancy has the same page, and goes round above",
    owner=lambda make: make.vacancy(texts=SOURCE_TEXTS, source_name="Bron", source_id="1"),
    query=lambda _: {},
    values=lambda vacancy, me: {
        **VACANCY.values(vacancy.organisation, me),
        "texts": (SOURCE_TEXTS, SOURCE_TEXTS),
    },
    asked=VACANCY.asked | {"texts": lambda _: {}},
)
TRIPS = [VACANCY, TASK, PROPOSED, OVER_A_SOURCE]
