"""How tables and columns are called for the person whom they are about.

A feature above brings the words for its own (``copy_labels`` in its ``feature.py``), by table and
by ``table.column``.
What is new and has no name here yet is called by its identifier: it is never left out. A test asks
for its name.
"""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from sqlalchemy import Column, Table

from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.wording import NOT_ASKED_LABELS
from vrijwilligers.registry import registry

TABLES = {  # in the order in which they are read
    "candidate": _l("Your fiche"),
    "candidate_language": _l("Your languages"),
    "candidate_talent": _l("Your talents"),
    "candidate_category": _l("Kinds of work that you wish"),
    "candidate_support": _l("What you need to volunteer"),
    "consent": _l("What you agreed to"),
    "disclosure": _l("Who was told what about you"),
    "introduction": _l("Where we introduced you"),
    "introduction_step": _l("What happened since, step by step"),
    "introduction_fit": _l("How well it fitted"),
    "set_aside": _l("What you did not want"),
    "vacancy_wait": _l("What you wait for"),
    "vacancy_arrival": _l("What came for you"),
    "follow_up": _l("What we planned to do"),
    "reminder_pause": _l("Until when we do not remind of you"),
    "appointment": _l("Your appointments"),
    "desk_contact": _l("Your conversations with us"),
    "conversation_note": _l("What was said"),
    "fiche_event": _l("What else happened"),
    "message": _l("Mails that we sent you"),
    "candidate_row": _l("The list in which we found you"),
    "candidate_merge": _l("Fiches of yours that we made one"),
}
ON_FICHE = {
    f"candidate.{name}": words
    for labels in (FICHE.labels, NOT_ASKED_LABELS)
    for name, words in labels.items()
}
LANGUAGE = _l("Language")
INTRODUCTION = _l("Introduction to")
COLUMNS: dict[str, LazyString] = ON_FICHE | {
    "candidate_language.language": LANGUAGE,
    "candidate_language.level": _l("Level"),
    "candidate_language.place": _l("Place in the list"),
    "candidate_talent.code": _l("Talent"),
    "candidate_category.code": _l("Kind of work"),
    "candidate_support.needs": _l("What helps you"),
    "candidate_support.noted_at": _l("Noted on"),
    "candidate_merge.number": _l("Number of the other fiche"),
    "candidate_merge.reason": _l("How we knew it"),
    "candidate_merge.merged_at": _l("When"),
    "candidate_merge.sealed": _l("What either fiche said before, kept for thirty days"),
    "candidate_row.source_name": _l("Name of the list"),
    "consent.purpose": _l("What for"),
    "consent.text_id": _l("The text that you read"),
    "consent.way": _l("How you said yes"),
    "consent.given_at": _l("When you said yes"),
    "consent.parent_agreed_at": _l("When a parent or guardian said yes"),
    "consent.withdrawn_at": _l("Taken back on"),
    "disclosure.reference": _l("Reference"),
    "disclosure.introduction_id": INTRODUCTION,
    "disclosure.organisation_id": _l("Number of the organisation"),
    "disclosure.organisation_name": _l("Organisation"),
    "disclosure.fields": _l("What they may hear"),
    "disclosure.text": _l("The question to which you said yes"),
    "disclosure.language": _l("Language of the question"),
    "disclosure.way": _l("How you said yes"),
    "disclosure.agreed_at": _l("When you said yes"),
    "disclosure.rests_on": _l("The consent on which this yes rests"),
    "disclosure.told_on": _l("Told on"),
    "disclosure.told_how": _l("How they were told"),
    "disclosure.withdrawn_at": _l("Taken back on"),
    "disclosure.recall_id": _l("They heard that it is taken back"),
    "introduction.vacancy_id": _l("Vacancy"),
    "introduction.state": _l("How far it came"),
    "introduction.end_side": _l("Who ended it"),
    "introduction.end_reason": _l("Why it ended"),
    "introduction_step.introduction_id": INTRODUCTION,
    "introduction_step.state": _l("Step"),
    "introduction_step.happened_on": _l("On which day"),
    "introduction_step.recorded_at": _l("Noted on"),
    "introduction_step.link_holder": _l("Said through a link by"),
    "introduction_step.note": _l("Note"),
    "set_aside.vacancy_id": _l("Vacancy"),
    "set_aside.reason": _l("Why not"),
    "set_aside.note": _l("Note"),
    "set_aside.set_aside_at": _l("Noted on"),
    "vacancy_wait.missed": _l("What was in the way"),
    "vacancy_wait.note": _l("What you look for"),
    "vacancy_wait.least": _l("How well it must fit"),
    "vacancy_wait.asked_at": _l("Asked on"),
    "vacancy_wait.looked_on": _l("We looked for you until"),
    "vacancy_arrival.vacancy_id": _l("Vacancy"),
    "vacancy_arrival.criteria": _l("Why it fits"),
    "vacancy_arrival.came_on": _l("It came on"),
    "vacancy_arrival.answer": _l("What became of it"),
    "vacancy_arrival.answered_at": _l("Noted on"),
    "introduction.project": _l("Project"),
    "follow_up.introduction_id": INTRODUCTION,
    "follow_up.what": _l("What to do"),
    "follow_up.task": _l("What we ask"),
    "follow_up.answered": _l("What the organisation answered"),
    "follow_up.due_on": _l("By which day"),
    "follow_up.done_at": _l("Done on"),
    "follow_up.for_role": _l("For whom"),
    "follow_up.asked_words": _l("What was asked"),
    "follow_up.callee": _l("Who is called"),
    "follow_up.prompt": _l("Why"),
    "follow_up.outcome": _l("Outcome"),
    "follow_up.link_holder": _l("Said through a link by"),
    "follow_up.outcome_words": _l("In a few words"),
    "introduction.since_on": _l("Since"),
    "introduction_fit.introduction_id": INTRODUCTION,
    "introduction_fit.weight_set": _l("Number of the weights that counted"),
    "reminder_pause.introduction_id": INTRODUCTION,
    "reminder_pause.until": _l("Until"),
    "appointment.introduction_id": INTRODUCTION,
    "appointment.on": _l("On which day"),
    "appointment.begins_at": _l("Hour"),
    "appointment.place": _l("Place"),
    "appointment.with_whom": _l("Whom to ask for"),
    "appointment.phone": _l("Phone"),
    "appointment.travel": _l("How to get there"),
    "appointment.sequence": _l("Times mailed"),
    "conversation_note.desk_contact_id": _l("Number of the conversation"),
    "conversation_note.said_at": _l("When"),
    "conversation_note.text": _l("Text"),
    "fiche_event.kind": _l("What happened"),
    "fiche_event.at": _l("When"),
    "fiche_event.vacancy_id": _l("Vacancy"),
    "fiche_event.introduction_id": INTRODUCTION,
    "fiche_event.language": LANGUAGE,
    "desk_contact.at": _l("When"),
    "desk_contact.channel": _l("How"),
    "desk_contact.language": LANGUAGE,
    "desk_contact.municipality": _l("Lives in"),
    "desk_contact.age_band": _l("Age"),
    "desk_contact.visit": _l("First time?"),
    "desk_contact.asker": _l("Who asks?"),
    "desk_contact.subject": _l("About what?"),
    "message.address": _l("Sent to"),
    "message.try_at": _l("Tried again on"),
    "message.settled_at": _l("Settled otherwise on"),
    "message.subject": _l("Subject"),
    "message.body": _l("Text"),
    "message.calendar": _l("Calendar file"),
    "message.queued_at": _l("Written on"),
    "message.claimed_at": _l("Sending began on"),
    "message.sent_at": _l("Sent on"),
    "message.bounced_at": _l("Came back on"),
    "message.bounce": _l("How it came back"),
    "message.given_up_at": _l("Given up on"),
    "message.tries": _l("Times refused"),
}
QUIET = {  # nothing to read: only in the JSON
    *("candidate_language.place", "disclosure.organisation_id"),
    "conversation_note.desk_contact_id",
    *("message.claimed_at", "message.tries", "message.bounce"),
}


def labels() -> dict[str, LazyString]:
    """Return the words for all tables and columns, in the order in which they are read."""
    brought = registry().loaded("copy_labels")
    return TABLES | COLUMNS | {name: words for one in brought for name, words in one.items()}


def table_label(table: Table) -> str:
    """Say what a table is called."""
    return str(labels().get(table.name) or table.name.replace("_", " "))


def column_label(column: Column[object]) -> str:
    """Say what a column is called."""
    return str(labels().get(str(column)) or column.name.replace("_", " "))


def reading_order(named: Column[object] | Table) -> int:
    """Return the place of a table or column in what somebody reads; what has no name comes last."""
    order = [*labels()]
    return order.index(str(named)) if str(named) in order else len(order)
