"""The round trips of what the team notes about its own work."""

import json
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import object_session

from tests.matching.pages import in_days
from tests.round_trips.trip import DAY, Trip, in_place_of
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import Role
from vrijwilligers.accounts.rules.roles import StaffDetails
from vrijwilligers.bundles import rules as bundles
from vrijwilligers.bundles.models import Edition
from vrijwilligers.bundles.rules import BundleChoice, PaperSize, Season
from vrijwilligers.candidates.questions import YES_WAYS
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel, DeskContactDetails
from vrijwilligers.matching.models import FollowUp, Introduction, IntroductionStep
from vrijwilligers.matching.rules.callees import Callee
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import FollowUpDetails, Proposal, StepDetails
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.support_needs.rules import SupportNeedDetails
from vrijwilligers.talents.models import Category, Project, SupportNeed, Talent
from vrijwilligers.talents.rules.details import CategoryDetails, TalentDetails
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today

CHAPTERS = ("food", "sport")
VISIT = Trip(
    details=DeskContactDetails,
    model=DeskContact,
    new="desk.contact",
    change="desk.contact",
    no_page="it is counted, not shown: what was said stands only in the form that changes it",
    owner=lambda make: make.visit(Channel.PHONE),
    values=lambda *_: {
        "channel": (Channel.PHONE, Channel.PHONE),
        "language": ("fr", "ar"),
        "municipality": ("21004", "21015"),
        "age_band": ("26-44", "45-64"),
    },
    asked={"channel": lambda _: {}},
    read=lambda contact: _same(DeskContactDetails, contact),
)
STEP = Trip(
    details=StepDetails,
    model=IntroductionStep,
    new="matching.introduction",
    page="matching.introduction",
    owner=lambda make: make.disclosure(make.introduction(candidate=_silent(make))).introduction,
    values=lambda *_: {
        "target": (IntroductionState.ENDED, IntroductionState.TALKED),
        "on": (today(), today() - DAY),
        "side": (EndedBy.ORGANISATION, EndedBy.CANDIDATE),
        "reason": (IntroductionEndReason.OTHER, IntroductionEndReason.NOT_A_FIT),
        "told_how": (DisclosureChannel.LETTER, DisclosureChannel.EMAIL),
        "is_told_later": (False, False),  # of a call of the pool alone
    },
    asked={"is_told_later": lambda _: {}},
    read=lambda step: StepDetails(
        target=step.state,
        on=step.happened_on,
        note=step.note,
        side=step.introduction.end_side,
        reason=step.introduction.end_reason,
        told_how=step.introduction.disclosure.told_how,
        is_from_candidate=step.introduction.candidate.last_contact_on == today(),
    ),
    write=lambda step, details: _moved(step, details),
    unseen={
        "is_from_candidate": "it moves the last contact, which the fiche shows",
        "is_told_later": "it is so of a place in a call alone",
    },
    form="form.sheet",
)
SUPPORT_NEED = Trip(  # how it is changed stands in tests/support_needs: it has a code, no number
    details=SupportNeedDetails,
    model=SupportNeed,
    new="support_needs.new",
    page="support_needs.index",
    values=lambda *_: {"is_used": (True, True)},
    asked={"is_used": lambda _: {}},  # what is new is offered
    read=lambda need: _same(SupportNeedDetails, need),
    write=lambda need, details: _put(need, details),
    unseen={
        "name_nl": "who reads this page reads English",
        "name_fr": "who reads this page reads English",
        "is_used": "it is the same in both",
    },
)
CATEGORY = Trip(  # how a list is changed stands in tests/talents: it has codes, no numbers
    details=CategoryDetails,
    model=Category,
    new="talents.new",
    page="talents.index",
    query=lambda _: {"listed": "categories"},
    values=lambda *_: {"is_used": (True, True)},
    asked={"is_used": lambda _: {}},  # what is new is offered
    read=lambda category: _same(CategoryDetails, category),
    write=lambda category, details: _put(category, details),
    unseen={
        "name_nl": "who reads this page reads English",
        "name_fr": "who reads this page reads English",
        "is_used": "it is the same in both",
    },
)
TALENT = Trip(
    details=TalentDetails,
    model=Talent,
    new="talents.new",
    page="talents.index",
    query=lambda _: {"listed": "talents"},
    values=lambda *_: {
        "is_used": (True, True),
        "pictogram": ("music", "animals"),
        **{f"deed_{one}": (f"Ik {one}", f"Mij {one}") for one in ("nl", "fr", "en")},
    },
    asked={"is_used": lambda _: {}},
    read=lambda talent: _same(TalentDetails, talent),
    write=lambda talent, details: _put(talent, details),
    unseen={
        name: "the list shows names alone"
        for name in TalentDetails.__dataclass_fields__
        if name != "name_en"
    },
)
FOLLOW_UP = Trip(
    details=FollowUpDetails,
    model=FollowUp,
    new="matching.plan_follow_up",
    page="matching.follow_ups",
    owner=lambda make: make.introduction(),
    query=lambda introduction: {"introduction": introduction.id},
    values=lambda introduction, me: {
        "due_on": (in_days(5), today()),
        "for_staff_id": (me, None),
        "candidate_id": (introduction.candidate_id,) * 2,
        "introduction_id": (introduction.id,) * 2,
        "for_role": (None, None),
        "callee": (Callee.ORGANISATION, Callee.CANDIDATE),
        "looks_at": ((), ()),
        "answered": (None, None),
        "task": (None, None),
        "prompt": (None, None),
    },
    asked={
        "for_staff_id": lambda details: {"for_whom": "me" if details.for_staff_id else "desk"},
        "candidate_id": lambda _: {},
        "introduction_id": lambda _: {},
        "for_role": lambda _: {},  # chosen instead of somebody: tests/matching
        "answered": lambda _: {},  # an organisation says it: tests/matching
        "task": lambda _: {},  # what we propose, and nobody changes: tests/matching
        "looks_at": lambda _: {},  # erasing somebody says it: tests/privacy
        "prompt": lambda _: {},  # the house says it: tests/matching
    },
    read=lambda follow_up: _same(
        FollowUpDetails, follow_up, looks_at=tuple(json.loads(follow_up.looks_at or "[]"))
    ),
    write=lambda follow_up, details: _put(follow_up, details, but=("looks_at",)),
    unseen={
        "looks_at": "nobody types it",
        "answered": "nobody types it",
        "task": "nobody types it",
        "for_role": "nobody is named",
        "prompt": "nobody types it",
        "for_staff_id": "what one promised oneself reads as what the desk promised",
        "candidate_id": "it is the same in both",
        "introduction_id": "it is the same in both",
    },
    form="form.sheet",
)
MEMBER = Trip(
    details=StaffDetails,
    model=StaffMember,
    new="accounts.invite",
    page="accounts.staff",
    values=lambda *_: {
        "email": ("first@example.org", "second@example.org"),
        "language": ("fr", "nl"),
        "roles": (frozenset({Role.RECEPTION}),) * 2,
    },
    read=lambda member: StaffDetails(
        name=member.name,
        email=member.email,
        language=member.language,
        roles=frozenset(each.role for each in member.roles),
    ),
    write=lambda member, details: _put(member, details, but=("roles",)),
    unseen={"language": "only who it is sees it", "roles": "they are the same in both"},
    status=200,
)
PROPOSAL = Trip(
    details=Proposal,
    model=Introduction,
    new="matching.introduce",
    page="matching.introduction",
    owner=lambda make: [make.project(), make.project(), make.vacancy(), make.candidate()][-1],
    query=lambda candidate: {"vacancy": _only(candidate, Vacancy).id},
    values=lambda candidate, _: {
        "agreed": tuple({_only(candidate, Organisation).id: way} for way in YES_WAYS)[:2],
        "shown": (None, None),
        "contacted": (DisclosureChannel.LETTER, DisclosureChannel.EMAIL),
        "listed": ((), ()),  # of a list alone
        "project": _projects(candidate),
        "rests_on": (ConsentPurpose.SHARING, ConsentPurpose.SHARING),  # but in a call of the pool
    },
    asked={
        "agreed": lambda of: {f"yes_{key}": way.value for key, way in of.agreed.items()},
        "shown": lambda _: {},  # the page knows what it shows
        "listed": lambda _: {},
        "rests_on": lambda _: {},
    },
    read=lambda made: Proposal(
        agreed={made.vacancy.organisation_id: made.disclosure.way},
        note=made.steps[0].note,
        contacted=made.disclosure.told_how,
        project=made.project,
    ),
    write=lambda made, details: _proposed(made, details),
    unseen={
        "shown": "the words stand in the proof, and are compared before",
        "listed": "it counts at which place somebody chose, of nobody",
        "rests_on": "it is sharing, but in a call of the pool",
    },
)
EDITION = Trip(
    details=BundleChoice,
    model=Edition,
    new="bundles.index",
    page="bundles.edition",
    owner=lambda make: [make.vacancy(category=code, engagement="short") for code in CHAPTERS][0],
    values=lambda *_: {
        "language": ("fr", "en"),
        "season": (Season.SUMMER, Season.WINTER),
        "category": (None, CHAPTERS[0]),
        "categories": (CHAPTERS[::-1], CHAPTERS),
        "size": (PaperSize.A5, PaperSize.A4),
    },
    asked={
        "season": lambda of: {"season": of.season.value},
        "category": lambda of: {"category": of.category or "all"},
        "categories": lambda of: {
            f"place_{code}": str(place) for place, code in enumerate(of.categories, start=1)
        },
    },
    read=lambda edition: replace(bundles.from_json(edition.choice), name=edition.name or ""),
    write=lambda edition, of: _chosen(edition, of),
    unseen=dict.fromkeys(("categories", "marks_new", "qr", "qr_each"), "the print itself shows it"),
    form="main form[method=post]",
)
TRIPS = [VISIT, STEP, FOLLOW_UP, MEMBER, SUPPORT_NEED, CATEGORY, TALENT, PROPOSAL, EDITION]


def _only(record, model):
    return object_session(record).scalars(select(model)).one()


def _projects(record):
    return tuple(object_session(record).scalars(select(Project.code)))[-2:]


def _moved(step, details):
    """Write another step in the place of one, with the end and the proof that go with it."""
    introduction, is_over = step.introduction, details.target == IntroductionState.ENDED
    step.state, step.happened_on, step.note = details.target, details.on, details.note
    introduction.state = details.target
    introduction.end_side = details.side if is_over else None
    introduction.end_reason = details.reason if is_over else None
    in_place_of(introduction.disclosure, told_how=details.told_how)


def _chosen(edition, choice):
    edition.name, edition.language, edition.season = choice.name, choice.language, choice.season
    edition.category, edition.choice = choice.category, bundles.to_json(choice)


def _proposed(introduction, details):
    [way] = details.agreed.values()
    introduction.steps[0].note = details.note
    introduction.project = details.project
    in_place_of(introduction.disclosure, way=way, told_how=details.contacted)


def _silent(make):
    return make.candidate(last_contact_on=today() - 100 * DAY)


def _put(record, details, but=()):
    for name, value in vars(details).items():
        if name not in but:
            setattr(record, name, value)


def _same(details_type, record, **apart):
    names = {*details_type.__dataclass_fields__} - {*apart}
    return details_type(**{name: getattr(record, name) for name in names}, **apart)
