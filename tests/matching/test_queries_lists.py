"""The lists of introductions and of what is to be done."""

import pytest
from sqlalchemy.exc import NoResultFound

from tests.matching.asking import DAY
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import now, today


def test_who_is_going_to_change_an_introduction_needs_consent_as_well(make):
    introduction = make.introduction()
    assert queries.hold_introduction(introduction.id) is introduction
    gone = make.introduction(candidate=make.candidate(consents=[]))
    for key in (gone.id, 987654):
        with pytest.raises(NoResultFound):
            queries.hold_introduction(key)


def test_consent_to_share_stands_until_it_is_withdrawn(make, database):
    candidate = make.candidate()
    assert queries.may_be_shared(candidate)

    candidate.consents[-1].withdrawn_at = now()
    assert not queries.may_be_shared(candidate)
    assert not queries.may_be_shared(make.candidate(consents=[ConsentPurpose.FICHE]))
    assert not queries.may_be_shared(make.candidate(consents=[ConsentPurpose.SHARING]))


def test_introductions_of_one_person_are_listed_the_latest_first(make):
    candidate = make.candidate()
    first = make.introduction(candidate=candidate)
    second = make.introduction(candidate=candidate)
    make.introduction()
    assert list(queries.introductions_of(candidate)) == [second, first]


def test_an_introduction_that_is_over_is_not_running(make):
    candidate = make.candidate()
    runs = make.introduction(candidate=candidate)
    over = make.introduction(candidate=candidate, state=IntroductionState.COMPLETED)
    vacancies = [runs.vacancy_id, over.vacancy_id]
    assert queries.running_at(candidate, vacancies) == {runs.vacancy_id}


def due_for(reader):
    return list(queries.due(today(), reader, limit=25))


def test_who_withdrew_consent_is_in_no_list_p04(make):
    gone = make.candidate(consents=[])
    introduction = make.introduction(candidate=gone)
    about_person = make.follow_up(candidate=gone)
    about_introduction = make.follow_up(introduction=introduction)
    about_nobody = make.follow_up()

    assert due_for(make.staff("reception")) == [about_nobody]
    assert list(queries.introductions_of(gone)) == []
    assert list(queries.follow_ups_of(gone)) == []
    with pytest.raises(NoResultFound):
        queries.get_introduction(introduction.id)
    for follow_up in (about_person, about_introduction):
        with pytest.raises(NoResultFound):
            queries.get_follow_up(follow_up.id)


def test_what_is_due_comes_by_day_and_what_is_long_late_does_not_hide_it(make):
    long_late = make.follow_up(due_on=today() - 30 * DAY)
    now_due = make.follow_up(due_on=today())
    late = make.follow_up(due_on=today() - 3 * DAY)
    make.follow_up(due_on=today() + DAY)
    make.follow_up(due_on=today() + 4000 * DAY)  # planned by a clock that ran ahead
    make.follow_up(due_on=today(), done_at=now())
    assert due_for(make.staff("reception")) == [late, now_due, long_late]


def test_what_i_am_asked_comes_first_then_mine_then_what_is_for_whoever_is_there(make):
    me, colleague = make.staff("coordinator"), make.staff("reception")
    theirs = make.follow_up(for_staff_id=colleague.id)
    anybodys = make.follow_up()
    mine = make.follow_up(for_staff_id=me.id)
    asked_of_my_role = make.follow_up(for_role="coordinator", asked_by=colleague)

    assert due_for(me) == [asked_of_my_role, mine, anybodys, theirs]
    assert due_for(colleague) == [theirs, anybodys, mine, asked_of_my_role]
    shown = db.session.scalars(queries.open_follow_ups(reader=colleague)).unique()
    assert shown.all() == [theirs, anybodys]


def test_follow_ups_of_somebody_include_those_of_their_introductions(make):
    introduction = make.introduction()
    person = introduction.candidate
    first = make.follow_up(candidate=person)
    second = make.follow_up(introduction=introduction)
    make.follow_up(candidate=make.candidate())
    assert list(queries.follow_ups_of(person)) == [first, second]


def test_a_longer_list_of_follow_ups_takes_no_more_queries(make, asked, database):
    counts, me = [], make.staff("reception").id
    for _ in range(2):
        for _ in range(3):
            introduction = make.introduction()
            make.follow_up(
                introduction=introduction,
                candidate=introduction.candidate,
                made_by=make.staff("reception"),
                for_staff=make.staff("reception"),
            )
        database.expunge_all()
        reader = database.get(StaffMember, me)
        assert reader.role_names, "every page has asked that already"
        before = len(asked)
        for follow_up in queries.due(today(), reader, limit=25):
            assert follow_up.candidate.short_name
            assert follow_up.introduction.vacancy.text_in("nl")[1].title
            assert follow_up.introduction.vacancy.organisation.name
            assert follow_up.made_by.name
            assert follow_up.for_staff.name
        counts.append(len(asked) - before)
    assert counts[0] == counts[1] <= 3


def test_a_longer_list_of_introductions_takes_no_more_queries(make, asked, database):
    candidate = make.candidate()
    counts = []
    for _ in range(2):
        for _ in range(3):
            make.introduction(candidate=candidate)
        database.expire_all()
        database.refresh(candidate)
        before = len(asked)
        for introduction in queries.introductions_of(candidate):
            assert introduction.vacancy.text_in("nl")[1].title
            assert introduction.vacancy.organisation.name
            assert introduction.steps[0].staff_member is None
        counts.append(len(asked) - before)
    assert counts[0] == counts[1] <= 4
