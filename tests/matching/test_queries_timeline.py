"""What happened with an organisation, in one order."""

from datetime import timedelta

from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching.models import IntroductionStep
from vrijwilligers.matching.queries.timeline import timeline
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.organisations.models import Agreement, OrganisationContact
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel
from vrijwilligers.vocabulary.clock import now, today

DAY = timedelta(days=1)


def contact(organisation, ago, note="Gebeld"):
    return OrganisationContact(
        organisation_id=organisation.id,
        channel=ContactChannel.PHONE,
        note=note,
        at=now() - ago * DAY,
    )


def test_calls_steps_and_agreements_stand_in_one_order(make, database):
    vacancy = make.vacancy()
    brug = vacancy.organisation
    introduction = make.introduction(vacancy=vacancy)
    introduction.steps[0].happened_on = today() - 5 * DAY
    introduction.steps.append(
        IntroductionStep(state=IntroductionState.APPOINTMENT, happened_on=today() + 2 * DAY)
    )
    signed = Agreement(
        organisation_id=brug.id, kind=AgreementKind.SHARING, signed_on=today() - 3 * DAY
    )
    database.add_all([contact(brug, 1), contact(brug, 4), signed])
    make.introduction()
    database.commit()

    found = timeline(brug.id, number=1)

    assert [moment.kind for moment, _ in found.items] == [
        "step",
        "contact",
        "agreement",
        "contact",
        "step",
    ]
    assert found.items[0][1].state == IntroductionState.APPOINTMENT
    assert found.total == 5


def test_whoever_withdrew_consent_is_not_on_it(make):
    vacancy = make.vacancy()
    gone = make.candidate(consents=(ConsentPurpose.SHARING,))
    make.introduction(vacancy=vacancy, candidate=gone)
    assert timeline(vacancy.organisation_id, number=1).total == 0


def test_a_long_line_comes_in_pages_with_no_more_questions(make, database, counting):
    brug, clerk = make.organisation(), make.staff("reception")
    for ago in range(1, 6):
        spoken = contact(brug, ago, note=str(ago))
        spoken.staff_id = clerk.id
        database.add(spoken)
    database.commit()
    key = brug.id

    def page(number):
        database.expire_all()
        with counting() as seen:
            found = timeline(key, number=number, size=2)
            said = [(record.note, record.staff_member.name) for _, record in found.items]
        return found, [note for note, _ in said], seen.count

    found, notes, questions = page(1)
    assert (notes, found.pages, questions) == (["1", "2"], 3, 4)
    assert page(3)[1] == ["5"]
    assert page(99)[1] == ["5"]
