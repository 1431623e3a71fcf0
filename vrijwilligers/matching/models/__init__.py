"""The tables of matching: introductions, what was told to whom, what has to be followed up."""

from vrijwilligers.matching.models.appointments import Appointment
from vrijwilligers.matching.models.disclosures import Disclosure, Recall
from vrijwilligers.matching.models.events import FicheEvent
from vrijwilligers.matching.models.introductions import FollowUp, Introduction, IntroductionStep
from vrijwilligers.matching.models.letters import LetterTemplate
from vrijwilligers.matching.models.outcomes import IntroductionFit, OutcomeSum
from vrijwilligers.matching.models.pauses import ReminderPause
from vrijwilligers.matching.models.set_aside import SetAside
from vrijwilligers.matching.models.waiting import VacancyArrival, VacancyWait
from vrijwilligers.matching.models.weights import WeightSet

__all__ = [
    "Appointment",
    "Disclosure",
    "FicheEvent",
    "FollowUp",
    "Introduction",
    "IntroductionFit",
    "IntroductionStep",
    "LetterTemplate",
    "OutcomeSum",
    "Recall",
    "ReminderPause",
    "SetAside",
    "VacancyArrival",
    "VacancyWait",
    "WeightSet",
]
