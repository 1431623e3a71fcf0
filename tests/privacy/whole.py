"""Somebody of whom we hold something in every column that they may see."""

from datetime import time, timedelta

from tests.markets.editions import at_a_market
from tests.pool.calls import in_the_pool
from tests.referrers.made import brought
from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.actions.merging import seal
from vrijwilligers.candidates.models import CandidateMerge, CandidateRow
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.rules import Asker, Channel, Subject, Visit
from vrijwilligers.matching.models import (
    Appointment,
    FicheEvent,
    FollowUp,
    IntroductionFit,
    Recall,
    ReminderPause,
    SetAside,
    VacancyArrival,
    VacancyWait,
)
from vrijwilligers.matching.rules.callees import Callee, FollowUpPrompt, FollowUpTask
from vrijwilligers.matching.rules.codes import ArrivalAnswer, Fit, MissedCondition
from vrijwilligers.matching.rules.disclosure import DisclosureChannel, RecallKind
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.records.db import new_uid
from vrijwilligers.records.outbox import BounceKind, Message
from vrijwilligers.scans.models import TalentScan
from vrijwilligers.scans.rules import ScanForm
from vrijwilligers.support_needs import actions as support_needs
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.link_holders import LinkHolder

MERGED = {"number": "2026-4711", "reason": MergeReason.LIST}
COLLEAGUE, CONTACT = "Collega Nooitgenoemd", "Contact Evenmin"


def whole_person(make, database):
    """Make somebody who went through every feature, with nothing left open."""
    purposes = (ConsentPurpose.FICHE, ConsentPurpose.SHARING, ConsentPurpose.SUPPORT_NEEDS)
    person = make.candidate(
        consents=purposes,
        given_name="Zohra",
        family_name="Voorbeeld",
        birth_year=1990,
        phone="+32470112233",
        email="zohra@example.org",
        comes_by=True,
        whatsapp=True,
        mail_stopped_at=now(),
        postcode="1080",
        municipality="21012",
        language="fr",
        practise_dutch=True,
        from_home=True,
        days=3,
        engagement=Engagement.SHORT,
        available_from=today(),
        motivation="Ik wil mensen ontmoeten.",
        notes=f"Komt graag met de tram, zegt {COLLEAGUE}.",
        languages={"nl": Level.A2},
        other_languages="Amazigh uit de Rif",
        talents=frozenset({"cooking"}),
        categories=frozenset({"food"}),
    )
    colleague = make.staff("reception", name=COLLEAGUE, secrecy_signed_on=today())
    introduction = _introduction(make, person)
    disclosure = make.disclosure(
        introduction,
        told_on=today(),
        told_how=DisclosureChannel.PHONE,
        told_by_id=colleague.id,
        withdrawn_at=now() + timedelta(hours=1),
    )
    disclosure.recall = _recall(disclosure)
    database.add_all([_set_aside(make, person, colleague), *_waits(make, person, colleague)])
    database.add_all(
        [_event(introduction, colleague), _merged(person), *_asked(introduction, colleague)]
    )
    make.follow_up(
        candidate=person,
        introduction=introduction,
        what="Bellen hoe het ging",
        for_staff_id=colleague.id,
        asked_by_id=colleague.id,
        asked_words="Weet jij of het lukte?",
        callee=Callee.CANDIDATE,
        prompt=FollowUpPrompt.FILLED,
        task=FollowUpTask.FILLED,
        answered='{"outcome": "started"}',
        done_at=now(),
        outcome=FollowUpOutcome.REACHED,
        link_holder=LinkHolder.CANDIDATE,
        outcome_words="Ze belt zelf terug",
    )
    consent = person.consents[1]
    consent.parent_agreed_at = now()
    consent.withdrawn_at = now() + timedelta(hours=1)
    person.notified_for = person.informed_on = today()
    person.restricted_at = person.objected_at = now()
    person.count_up()
    in_others = [
        *in_the_pool(make, person, colleague, introduction),
        at_a_market(make, person, introduction),
        brought(make, person),
    ]
    database.add_all([*_other_rows(person, colleague), scan_of(person, colleague), *in_others])
    support_needs.note(person, frozenset({"assistance_dog"}), by=colleague.id)
    database.commit()
    return person


def scan_of(person, colleague):
    """Make a scan by cards that stands on a fiche."""
    return TalentScan(
        candidate_id=person.id,
        set_code="desk",
        set_version=1,
        scoring=1,
        form=ScanForm.CARDS,
        language="nl",
        sure="cooking music",
        close="helping",
        noted_on=today(),
        noted_at=now(),
        noted_by_id=colleague.id,
    )


def _asked(introduction, colleague):
    person = introduction.candidate_id
    yield FollowUp(candidate_id=person, what="?", due_on=today(), for_role=Role.COORDINATOR)
    yield ReminderPause(
        candidate_id=person,
        introduction_id=introduction.id,
        until=today(),
        staff_id=colleague.id,
    )


def _introduction(make, person):
    organisation = make.organisation(name="Buurthuis De Zon")
    organisation.contact_persons = [ContactPerson(name=CONTACT, email="evenmin@example.org")]
    introduction = make.introduction(
        candidate=person,
        vacancy=make.vacancy(organisation=organisation, texts={"fr": ("De la soupe", "Bon.")}),
        state=IntroductionState.ENDED,
        end_side=EndedBy.CANDIDATE,
        end_reason=IntroductionEndReason.TOO_FAR,
        project=make.project().code,
    )
    introduction.appointment = Appointment(
        on=today(),
        begins_at=time(14, 30),
        place="Kerkstraat 1, 1000 Brussel",
        with_whom=CONTACT,
        phone="+3225550112",
        travel="Tram 81",
        sequence=1,
    )
    introduction.fit = IntroductionFit(weight_set=3, place="1", fits={"days": 0.5})
    introduction.steps[0].link_holder = LinkHolder.ORGANISATION
    introduction.steps[0].note = f"Ze bellen elkaar maandag: {CONTACT}, evenmin@example.org."
    return introduction


def _set_aside(make, person, colleague):
    return SetAside(
        candidate_id=person.id,
        vacancy_id=make.vacancy(texts={"fr": ("Le vélo", "Réparer.")}).id,
        reason=SetAsideReason.TOO_FAR,
        note="Te ver van de metro",
        staff_id=colleague.id,
        counted=None,
    )


def _waits(make, person, colleague):
    yield VacancyWait(
        candidate_id=person.id,
        missed=MissedCondition.AGE,
        note="Iets met dieren",
        least=Fit.POSSIBLE,
        looked_on=today(),
        staff_id=colleague.id,
    )
    yield VacancyArrival(
        candidate_id=person.id,
        vacancy_id=make.vacancy(texts={"fr": ("Le chat", "Nourrir.")}).id,
        criteria="category days",
        came_on=today(),
        answer=ArrivalAnswer.NOT_NOW,
        answered_at=now(),
        staff_id=colleague.id,
    )


def _event(introduction, colleague):
    return FicheEvent(
        candidate_id=introduction.candidate_id,
        kind=FicheEventKind.HANDED_OUT,
        staff_id=colleague.id,
        vacancy_id=introduction.vacancy_id,
        introduction_id=introduction.id,
        language="fr",
    )


def _recall(disclosure):
    return Recall(
        kind=[*RecallKind][0],
        organisation_id=disclosure.organisation_id,
        organisation_name=disclosure.organisation_name,
        codes=disclosure.fields,
        sealed_until=now(),
        begins_at=now(),
        due_on=today(),
        done_at=now(),
    )


def _other_rows(person, colleague):
    contact = DeskContact(
        candidate_id=person.id,
        staff_id=colleague.id,
        channel=Channel.PHONE,
        language="fr",
        municipality="21012",
        age_band="26-35",
        visit=Visit.LATER,
        asker=Asker.CANDIDATE,
        subject=Subject.FINDING,
    )
    yield contact
    yield ConversationNote(
        candidate_id=person.id,
        desk_contact=contact,
        staff_id=colleague.id,
        text="Wil eerst eens gaan kijken.",
    )
    yield CandidateRow(
        source_name="Lijst van vroeger", digest="d" * 8, record_id=person.id, version=1
    )
    yield Message(
        kind="made_up",
        address="zohra@example.org",
        language="fr",
        subject="Bonjour",
        body="Votre rendez-vous est lundi.",
        calendar="BEGIN:VCALENDAR",
        claimed_at=now(),
        sent_at=now(),
        given_up_at=now(),
        try_at=now(),
        bounced_at=now(),
        bounce=BounceKind.SOFT,
        settled_at=now(),
        candidate_id=person.id,
    )


def _merged(person):
    key = {"stays_id": person.id, "goes_id": person.id + 1_000_000, "uid": new_uid()}
    merged = CandidateMerge(**key, **MERGED)
    seal(merged, [{"did": "changed", "table": "candidate", "was": {"notes": "Belt liever niet."}}])
    return merged
