"""What matching brings: suggestions, introductions and follow-ups, at home with candidates."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.feature import (
    ConsentWithdrawn,
    FicheGoes,
    FichesAreTwoAgain,
    FichesCompared,
    FichesMerge,
    ReachChanged,
    WhoWasTold,
    WithdrawalUndone,
)
from vrijwilligers.feature import OWN_FIGURE, Deed, Event, FactKind, Feature, Permission
from vrijwilligers.vacancies.feature import (
    VacanciesMerge,
    VacancyIsFilled,
    VacancyReopened,
    WhatIsSaid,
    WhoIsIntroduced,
)
from vrijwilligers.visitor_texts.feature import VisitorTextsAsked

WITHDRAWING = "vrijwilligers.matching.actions.withdrawing"
FILLING = "vrijwilligers.matching.actions.filling"


class MatchingPermission(Permission):
    """Whether one may bring candidates and organisations together."""

    MAKE = "match:make"
    WRITE_LETTERS = "letter:write"
    WEIGH = "weight:write"


class IntroductionDeed(Deed, thing="introduction"):
    """What is done to an introduction; its steps have the names of states."""

    PROPOSED = "proposed", _l("noted a step of an introduction")
    CONTACTED = "contacted", _l("noted a step of an introduction")
    TALKED = "talked", _l("noted a step of an introduction")
    APPOINTMENT = "appointment", _l("noted a step of an introduction")
    STARTED = "started", _l("noted a step of an introduction")
    COMPLETED = "completed", _l("noted a step of an introduction")
    STAYED = "stayed", _l("noted a step of an introduction")
    STOPPED = "stopped", _l("noted a step of an introduction")
    ENDED = "ended", _l("noted a step of an introduction")
    UNDONE = "undone", _l("took back an introduction, of which nobody heard")
    MARKED = "project marked", _l("said for which project an introduction is")


class AppointmentDeed(Deed, thing="introduction"):
    """What is done to the appointment of an introduction."""

    MADE = "appointment made", _l("made an appointment")
    CHANGED = "appointment changed", _l("changed an appointment")


class OrganisationSaysDeed(Deed, thing="introduction"):
    """What an organisation hears of an introduction by mail, and says through its link."""

    MAILED = "organisation mailed", _l("mailed the organisation who comes")
    CLOSED = "organisation told", _l("mailed the organisation that somebody found something else")
    RECEIVED = "received", _l("said that it received this")
    LATE = "answered otherwise", _l("answered what changes nothing by itself")


class LetterDeed(Deed, thing="candidate"):
    """What is done to the mails that somebody gets."""

    STOPPED = "mails stopped", _l("stopped our mails, through the link in one")
    AGAIN = "mails again", _l("noted that this person may be mailed again")


class LetterTemplateDeed(Deed, thing="letter_template"):
    """What is done to a text that goes to candidates."""

    CHANGED = "changed", _l("changed the text of a mail to candidates")
    STANDARD = "standard again", _l("put back the standard text of a mail to candidates")


class DisclosureDeed(Deed, thing="disclosure"):
    """What is done to what one organisation may hear of somebody."""

    AGREED = "agreed", _l("kept the yes for one organisation")
    TOLD = "told", _l("told an organisation who comes")
    WITHDRAWN = "withdrawn", _l("took back the yes for one organisation")
    UNDONE = "withdrawal undone", _l("undid taking back the yes for one organisation")


class SuggestionDeed(Deed, thing="candidate"):
    """What is done to what is suggested to somebody."""

    SET_ASIDE = "suggestion set aside", _l("noted that a vacancy is not for this person")
    SUGGESTED_AGAIN = "suggested again", _l("let a vacancy be suggested again")
    GOES_ALONE = "goes alone", _l("noted that this person goes somewhere alone")
    NOT_ALONE = "not alone", _l("took back that this person goes somewhere alone")


class WaitDeed(Deed, thing="candidate"):
    """What is done for somebody who waits until something comes."""

    BEGUN = "wait begun", _l("noted that this person wants to hear when something comes")
    ENDED = "wait ended", _l("noted that this person waits no more")
    TOLD = "told what came", _l("told this person that something came")
    NOT_NOW = "not told now", _l("noted: not now, of what came for this person")


class WeightDeed(Deed, thing="weight_set"):
    """What is done to how much each criterion counts."""

    CHANGED = "changed", _l("changed how much each criterion of suggestions counts")
    UNDONE = "undone", _l("put back how much each criterion of suggestions counted")


class RecallDeed(Deed, thing="recall"):
    """What is done to tell an organisation that something is taken back or corrected."""

    MADE = "made", _l("planned to tell an organisation what is taken back")
    DONE = "done", _l("told an organisation what is taken back")


class FollowUpDeed(Deed, thing="follow_up"):
    """What is done to a follow-up."""

    PLANNED = "planned", _l("planned a follow-up")
    DONE = "done", _l("did a follow-up")
    REOPENED = "reopened", _l("took a follow-up up again")
    POSTPONED = "postponed", _l("put a follow-up off")
    HANDED_OVER = "handed over", _l("asked a colleague to do a follow-up")
    TAKEN_BACK = "taken back", _l("took back a follow-up")


class ReminderDeed(Deed, thing="candidate"):
    """What is done to what the inbox reminds of."""

    PAUSED = "reminders paused", _l("said until when nobody is reminded of this person")


@dataclass(frozen=True)
class LinksOfRecords(Event):
    """Ask for links to records, by table and number: each answer is one line."""

    rows: tuple[tuple[str, int], ...]


class MatchingFact(FactKind):
    """What is counted of introductions and follow-ups."""

    INTRODUCTION_STEP = "introduction_step", "13.6 introductions; placed; by reason if not"
    SET_ASIDE = "suggestion_set_aside", OWN_FIGURE
    HANDED_OUT = "suggestion_handed_out", OWN_FIGURE
    NOTHING_FITTED = "nothing_fitted", OWN_FIGURE
    FOLLOW_UP_DONE = "follow_up_done", "13.6 every consenting candidate has a fiche, with follow-up"


FEATURE = Feature(
    name="matching",
    models=("vrijwilligers.matching.models",),
    pages=("vrijwilligers.matching.views",),
    mails={
        "introduction": _l("the mail to an organisation about who comes"),
        "introduction_closed": _l("the mail that somebody found something elsewhere"),
        "letter": _l("the mail to a candidate about an appointment"),
        "recall": _l("the mail that data of somebody are taken back or changed"),
    },
    menu_entry="candidates.index",
    link_purposes=(
        "vrijwilligers.matching.rules.letters:MAIL_STOP",
        "vrijwilligers.matching.rules.answering:INTRODUCTION",
        "vrijwilligers.matching.rules.still_there:STILL_THERE",
    ),
    consent_purposes={
        "sharing": "vrijwilligers.candidates.wording:SHARING",
        "approached": "vrijwilligers.matching.wording.waiting:APPROACHED",
    },
    each_night=(
        "vrijwilligers.matching.actions.waiting:look_each_night",
        "vrijwilligers.matching.actions.outcome_sums:sum_each_night",
    ),
    commands={"match": "vrijwilligers.matching.cli:match"},
    permissions={
        Role.RECEPTION: frozenset({MatchingPermission.MAKE}),
        Role.COORDINATOR: frozenset(MatchingPermission),
        Role.ADMINISTRATOR: frozenset({MatchingPermission.WRITE_LETTERS, MatchingPermission.WEIGH}),
    },
    listeners={
        VisitorTextsAsked: ("vrijwilligers.matching.wording.visitor_texts:card",),
        ConsentWithdrawn: (f"{WITHDRAWING}:on_consent_withdrawn",),
        WithdrawalUndone: (f"{WITHDRAWING}:on_withdrawal_undone",),
        ReachChanged: (f"{WITHDRAWING}:on_reach_changed",),
        FicheGoes: (f"{WITHDRAWING}:on_fiche_goes",),
        WhoWasTold: (f"{WITHDRAWING}:say_who_was_told",),
        VacanciesMerge: ("vrijwilligers.matching.actions.merging:refuse_two_of_one",),
        FichesCompared: ("vrijwilligers.matching.wording.merging:say_what_both_have",),
        FichesMerge: ("vrijwilligers.matching.actions.merging:keep_one_of_each",),
        FichesAreTwoAgain: ("vrijwilligers.matching.actions.merging:take_steps_back",),
        VacancyIsFilled: (f"{FILLING}:plan_to_tell",),
        VacancyReopened: (f"{FILLING}:take_back_follow_ups",),
        WhoIsIntroduced: (f"{FILLING}:say_who_is_introduced",),
        WhatIsSaid: ("vrijwilligers.matching.wording.set_aside:say_why_set_aside",),
    },
    deeds=(
        IntroductionDeed,
        AppointmentDeed,
        OrganisationSaysDeed,
        LetterDeed,
        LetterTemplateDeed,
        DisclosureDeed,
        SuggestionDeed,
        WaitDeed,
        WeightDeed,
        RecallDeed,
        FollowUpDeed,
        ReminderDeed,
    ),
    facts=(MatchingFact,),
    demo=("vrijwilligers.demo.introductions:add",),
)
