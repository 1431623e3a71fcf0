"""The desk in words, in the language we speak now.

* ``conversation``: what each of its parts holds
* ``day``: conversations, mails that do not go, whom to call first, the first day
* ``timeline``: what happened with somebody
* ``turned``: what stands on the pages that are turned to a visitor
"""

from vrijwilligers.desk.wording.day import (
    ASKERS,
    CHANNELS,
    FIRST_DAY,
    PARTS_OF_WEEK,
    SUBJECTS,
    VISITS,
    first_call,
    say_bounces,
    say_contact,
    undeliverable_mail,
)

__all__ = [
    "ASKERS",
    "CHANNELS",
    "FIRST_DAY",
    "PARTS_OF_WEEK",
    "SUBJECTS",
    "VISITS",
    "first_call",
    "say_bounces",
    "say_contact",
    "undeliverable_mail",
]
