"""What organisations do by link: what it brings."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.feature import Deed, Feature
from vrijwilligers.organisations.feature import OrganisationsMerge
from vrijwilligers.vacancies.feature import (
    ChangeNoted,
    ContactChanged,
    VacancyPublished,
    WhoHears,
)


class VacancyAnswerDeed(Deed, thing="vacancy"):
    """What an organisation says of a vacancy, and what becomes of it."""

    ASKED = "asked whether it is still so", _l("asked the organisation whether it is still right")
    CHANGE_ASKED = "change asked", _l("asked a change, through its link")
    CHANGE_NOTED = "change noted", _l("noted what the organisation says is different")
    CHANGE_TAKEN_OVER = "change taken over", _l("took over what the organisation asked")
    CHANGE_DECLINED = "change not taken over", _l("did not take over what the organisation asked")
    PROPOSED = "proposed", _l("proposed it, through its link")
    PROPOSER_TOLD = "proposer told", _l("mailed the organisation what became of its proposal")
    REPORTED_FILLED = "told filled", _l("noted that the organisation says: filled")
    REPORTED_CHANGED = "told changed", _l("noted that the organisation says: changed")


class OrganisationAnswerDeed(Deed, thing="organisation"):
    """What is done with the link of an organisation."""

    LINK_MADE = "made a link to propose vacancies", _l("made a link to propose vacancies")
    LINK_ENDED = (
        "took back the link to propose vacancies",
        _l("took back the link to propose vacancies"),
    )
    TEAM_LINK_MADE = (
        "made a link for the talent scan of a team",
        _l("made a link for the talent scan of a team"),
    )
    TEAM_LINK_ENDED = (
        "ended the talent scan of a team",
        _l("ended the talent scan of a team"),
    )
    INSURANCE_SAID = (
        "said whether it insures volunteers",
        _l("said whether volunteers are insured, through its link"),
    )
    FORM_SAID = "said what kind it is", _l("said what kind of organisation it is, through its link")


FEATURE = Feature(
    name="answers",
    models=("vrijwilligers.answers.models",),
    pages=("vrijwilligers.answers.views",),
    mails={
        "proposal_declined": _l("that a proposal is not published, and why"),
        "proposal_link": _l("the link to propose vacancies"),
        "proposal_published": _l("that a proposal is published"),
        "team_scan": _l("the link with which a team does the talent scan"),
        "vacancy_reminder": _l("the question whether vacancies are still right"),
    },
    not_about_candidates=frozenset({"proposal_links", "team_links", "updates"}),
    commands={"vacancies remind": "vrijwilligers.answers.cli:remind"},
    link_purposes=(
        "vrijwilligers.answers.rules:REMINDER",
        "vrijwilligers.answers.rules:PROPOSAL",
        "vrijwilligers.answers.rules:TEAM",
    ),
    listeners={
        ChangeNoted: ("vrijwilligers.answers.actions.change_requests:on_noted",),
        ContactChanged: ("vrijwilligers.answers.actions.reminding:end_links",),
        VacancyPublished: ("vrijwilligers.answers.actions.deciding:on_published",),
        WhoHears: ("vrijwilligers.answers.actions.deciding:say_who_hears",),
        OrganisationsMerge: ("vrijwilligers.answers.actions.proposing:keep_one_link",),
    },
    each_night=("vrijwilligers.answers.actions.change_requests:let_expire",),
    deeds=(VacancyAnswerDeed, OrganisationAnswerDeed),
)
