"""Questions about matching; nothing here changes anything.

* ``offers``: what a candidate wishes and what the open vacancies offer, read from the database
* ``fits``: the vacancies that fit best, and why another one is not among them
* ``load``: how much an organisation has on its plate, and how fast it answers
* ``timeline``: what happened with an organisation
* ``disclosures``: who was told what, and whether they may be
* ``recalls``: which organisation must hear that it is taken back or corrected
* ``introductions`` and ``follow_ups``: what was done and what is to be done

Whose fiche may not be used is in none of the answers (P-04, P-10, P-15).
"""

from vrijwilligers.matching.queries.answering import last_answer
from vrijwilligers.matching.queries.disclosures import (
    contact_person_of,
    disclosures_of,
    is_carried,
    is_shared,
    may_be_shared,
    reference_is_known,
    standing_of,
    still_to_tell,
    taken_back_at,
    taken_back_at_vacancies,
    taken_back_just_now,
)
from vrijwilligers.matching.queries.fits import (
    SuggestionInContext,
    Suggestions,
    excluded,
    known_already,
    near_misses,
    suggestions,
    why_not,
)
from vrijwilligers.matching.queries.follow_ups import (
    answered_with,
    due,
    due_about,
    due_follow_ups,
    follow_ups_of,
    get_follow_up,
    hold_follow_up,
    open_follow_ups,
    people_in,
)
from vrijwilligers.matching.queries.introductions import (
    coming,
    get_introduction,
    hold_introduction,
    introductions_of,
    introductions_on_fiche,
    running_at,
    running_with,
    was_in_touch,
)
from vrijwilligers.matching.queries.load import answering_of, limits_of, open_at, open_with
from vrijwilligers.matching.queries.offers import offers, offers_among, wishes_of
from vrijwilligers.matching.queries.set_aside import is_set_aside, known_vacancies, reasons_at

__all__ = [
    "SuggestionInContext",
    "Suggestions",
    "answered_with",
    "answering_of",
    "coming",
    "contact_person_of",
    "disclosures_of",
    "due",
    "due_about",
    "due_follow_ups",
    "excluded",
    "follow_ups_of",
    "get_follow_up",
    "hold_follow_up",
    "get_introduction",
    "hold_introduction",
    "introductions_of",
    "introductions_on_fiche",
    "is_carried",
    "is_shared",
    "known_already",
    "last_answer",
    "known_vacancies",
    "limits_of",
    "near_misses",
    "may_be_shared",
    "offers",
    "offers_among",
    "open_at",
    "open_follow_ups",
    "people_in",
    "open_with",
    "reference_is_known",
    "is_set_aside",
    "reasons_at",
    "running_at",
    "running_with",
    "standing_of",
    "still_to_tell",
    "suggestions",
    "taken_back_at",
    "taken_back_at_vacancies",
    "taken_back_just_now",
    "why_not",
    "wishes_of",
    "was_in_touch",
]
