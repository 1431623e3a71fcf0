"""Who wants to join by the public page: sealed, confirmed by mail or at the desk, or gone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import text_of
from vrijwilligers.links.actions import LinkIsDead
from vrijwilligers.links.queries import by_token
from vrijwilligers.pool.actions import applying
from vrijwilligers.pool.actions.problems import ChannelIsMissing
from vrijwilligers.pool.models import PoolApplication, PoolMembership
from vrijwilligers.pool.queries import applications
from vrijwilligers.pool.rules.bands import Notice
from vrijwilligers.pool.rules.details import ApplicationDetails, MembershipDetails
from vrijwilligers.pool.rules.links import APPLICATION
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.records.db import write_back
from vrijwilligers.records.listing import count_of
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now

WISHES = MembershipDetails(
    channel=PoolChannel.MAIL,
    notice=Notice.HOUR,
    days=5,
    most_a_month=2,
    categories=("food",),
    places=("21004",),
)
ASKED = (ConsentPurpose.FICHE, ConsentPurpose.POOL)


def details(**wanted):
    said = {
        "given_name": "Amina",
        "family_name": "Proefaanvraag",
        "email": "amina@example.org",
        "language": "fr",
        "shown": {purpose: text_of(purpose, "fr").digest for purpose in ASKED},
        "wishes": WISHES,
    }
    return ApplicationDetails(**said | wanted)


@pytest.fixture
def applied(database):
    """Return what somebody sent, with the token of the link in their mail."""

    def _apply(at=None, **wanted):
        tokens = []
        one = applying.apply(
            details(**wanted), at=at or now(), address_of=lambda t: kept(tokens, t)
        )
        database.commit()
        return one, tokens

    return _apply


def kept(tokens, token):
    tokens.append(token)
    return f"https://example.org/{token}"


def everybody(database):
    return database.scalars(select(Candidate)).all()


def test_what_is_sent_is_sealed_and_nobody_has_a_fiche_by_it_p01(applied, database, tmp_path):
    one, (token,) = applied()
    raw = database.connection().exec_driver_sql("SELECT sealed FROM pool_application").scalar_one()
    assert "Amina" not in raw
    assert one.details == details()
    assert everybody(database) == []
    (mail,) = database.scalars(select(Message)).all()
    assert (mail.language, mail.address) == ("fr", "amina@example.org")
    assert token in mail.body
    assert by_token(token, APPLICATION).address is None


def test_who_confirms_by_mail_is_in_the_pool_with_both_consents_p03(applied, database):
    _one, (token,) = applied()
    applying.confirm(by_token(token, APPLICATION), at=now())
    database.commit()

    (person,) = everybody(database)
    (membership,) = database.scalars(select(PoolMembership)).all()
    acts = {one.purpose: (one.way, one.text.body, one.witness_id) for one in person.consents}
    assert acts == {each: ("online", text_of(each, "fr").body, None) for each in ASKED}
    assert (membership.days, membership.most_a_month) == (5, 2)
    assert [one.code for one in membership.categories] == ["food"]
    assert database.scalars(select(PoolApplication)).all() == []
    (mail,) = database.scalars(select(Message)).all()
    assert mail.candidate_id == person.id
    with pytest.raises(LinkIsDead):
        applying.confirm(by_token(token, APPLICATION), at=now())


def test_who_may_be_known_waits_for_a_colleague_and_nothing_is_added_to_the_fiche(
    applied, make, database
):
    known = make.candidate(given_name="Amina", family_name="Proefaanvraag", email="a@example.org")
    one, (token,) = applied()
    applying.confirm(by_token(token, APPLICATION), at=now())
    database.commit()
    assert one.confirmed_at is not None
    assert [each.id for each in everybody(database)] == [known.id]
    assert database.scalars(select(PoolMembership)).all() == []
    assert count_of(applications.for_the_desk()) == 1

    colleague = make.staff("reception").id
    applying.accept_known(one, known, by=colleague, at=now())
    database.commit()
    database.refresh(known)
    assert known.consents_to(ConsentPurpose.POOL)
    assert known.email == "a@example.org"  # what stands there stays
    pool = select(Consent).where(Consent.purpose == ConsentPurpose.POOL)
    assert database.scalars(pool).one().witness_id == colleague
    assert database.scalars(select(PoolMembership)).one().candidate_id == known.id


def test_a_fiche_gets_the_number_that_it_lacked(applied, make, database):
    known = make.candidate(email="thuis@example.org", phone=None)
    wishes = MembershipDetails(channel=PoolChannel.PHONE, notice=Notice.DAY)
    one, tokens = applied(email=None, phone="+32470000077", wishes=wishes)
    assert tokens == []
    applying.accept_known(one, known, by=make.staff("reception").id, at=now())
    database.commit()
    assert (known.phone, known.email) == ("+32470000077", "thuis@example.org")


def test_who_agreed_to_all_before_has_new_wishes_and_no_second_act(applied, make, database):
    known = make.candidate(consents=ASKED)
    one, _tokens = applied()
    applying.accept_known(one, known, by=make.staff("reception").id, at=now())
    database.commit()
    assert len(known.consents) == 2


def test_a_fiche_without_any_number_is_refused_in_words(applied, make, database):
    known = make.candidate(email=None, phone=None, comes_by=True)
    wishes = MembershipDetails(channel=PoolChannel.PHONE, notice=Notice.DAY)
    one, _tokens = applied(wishes=wishes)
    with pytest.raises(ChannelIsMissing):
        applying.accept_known(one, known, by=make.staff("reception").id, at=now())


def test_what_nobody_settles_goes_after_fourteen_days_with_its_mail_and_twice_is_once(
    applied, database
):
    at = now()
    applied(at=at - timedelta(days=14))
    stays, _tokens = applied(at=at - timedelta(days=13, hours=23), email="b@example.org")
    late, (token,) = applied(at=at - timedelta(days=20), email="c@example.org")
    late.confirmed_at = at - timedelta(days=2)  # it waits for the desk since then
    database.commit()
    for _time in range(2):
        applying.let_expire(at)
    left = database.scalars(select(PoolApplication.id).order_by(PoolApplication.id)).all()
    assert left == [stays.id, late.id]
    addresses = database.scalars(select(Message.address).order_by(Message.address)).all()
    assert addresses == ["b@example.org", "c@example.org"]
    assert by_token(token, APPLICATION).expires_at == at - timedelta(days=6)


def test_who_says_no_by_the_link_leaves_nothing(applied, database):
    _one, (token,) = applied()
    applying.withdraw(by_token(token, APPLICATION), at=now())
    database.commit()
    for kind in (PoolApplication, Message, Candidate):
        assert database.scalars(select(kind)).all() == []


def test_what_our_keys_do_not_open_is_said_and_can_be_removed(applied, app, database, make):
    one, _tokens = applied()
    database.connection().exec_driver_sql("UPDATE pool_application SET sealed = 'elsewhere'")
    database.commit()
    database.expire_all()
    assert one.details is None
    with pytest.raises(applying.problems.ApplicationDoesNotOpen):
        applying.accept_new(one, by=make.staff("reception").id, at=now())
    applying.remove(one, by=make.staff("reception").id, at=now())
    database.commit()
    write_back()
    assert database.scalars(select(PoolApplication)).all() == []
