"""A vacancy said in words, in the language we speak now. An empty text is *not said*.

* ``values``: one value; ``parts``: the short lines, each understood without a label
* ``fields``: one field, whoever says it
* ``facts``: all that is asked and offered, by key; ``contacts``: how they are reached
* ``lines``: a vacancy in a list; ``public``: all of it as everybody may read it
* ``life``: steps, what waits, what stands in the way; ``meter``: how plain a text is
* ``files``: columns of a table, and what an import changes
"""

from vrijwilligers.vacancies.wording.contacts import VacancyContact, contact_of
from vrijwilligers.vacancies.wording.facts import FactInWords, facts_of, ours_instead, pick_facts
from vrijwilligers.vacancies.wording.lines import VacancyLine, line
from vrijwilligers.vacancies.wording.parts import (
    languages_of,
    practises_dutch,
    say_state,
    say_text_language,
    town_name,
)
from vrijwilligers.vacancies.wording.public import (
    contact_is_public,
    hides_something,
    public_contact,
    public_facts,
    public_line,
    public_tasks,
    public_text,
    public_words,
)
from vrijwilligers.vacancies.wording.values import ALLOWANCES, say_places

__all__ = [
    "ALLOWANCES",
    "VacancyContact",
    "FactInWords",
    "VacancyLine",
    "contact_is_public",
    "contact_of",
    "facts_of",
    "hides_something",
    "languages_of",
    "line",
    "ours_instead",
    "pick_facts",
    "practises_dutch",
    "public_contact",
    "public_facts",
    "public_line",
    "public_tasks",
    "public_text",
    "public_words",
    "say_places",
    "say_state",
    "say_text_language",
    "town_name",
]
