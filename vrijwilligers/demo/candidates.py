"""Made-up people come to the desk, and some take their consent back."""

from vrijwilligers.candidates import actions
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentDetails
from vrijwilligers.demo.people import Person, people
from vrijwilligers.records.demo_stage import Stage, Story
from vrijwilligers.vocabulary.clock import day_of


def add(stage: Stage) -> None:
    """Register people, who came first comes first."""
    chance = stage.chance("witnesses")
    for person in people(stage.size.played, stage.size.seed, stage.today):
        witness = chance.choice(stage.staff)
        candidate = _register(person, witness, stage)
        if person.withdrawn_at and person.withdrawn:
            with stage.then(person.withdrawn_at, stage.stories[candidate.id]):
                on = day_of(person.withdrawn_at)
                actions.withdraw(candidate, person.withdrawn, by=witness, today=on)


def _register(person: Person, witness: int, stage: Stage) -> Candidate:
    story, on = Story(person), day_of(person.first_at)
    consent = ConsentDetails(
        ways=dict.fromkeys(person.consents, person.way),
        language=person.details.language,
    )
    with stage.then(person.first_at, story):
        candidate = actions.register(
            person.details, consent, by=witness, today=on, is_somebody_else=True
        )
    stage.stories[candidate.id] = story
    return candidate
