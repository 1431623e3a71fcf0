"""Links are made, used, renewed and ended the same way, whatever their purpose."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import NoResultFound

from tests.links.purposes import ALL, CALL, CODE, DAY, MANY, ONCE, READ
from vrijwilligers.extensions import db
from vrijwilligers.links import actions
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import by_token, open_about, record_of
from vrijwilligers.links.rules import LinkEndReason, LinkState, Recipient
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.references import counts, repoint
from vrijwilligers.vocabulary.clock import now

AN = Recipient("an@buurthuis.example.org", "nl")


@pytest.mark.parametrize("purpose", ALL, ids=lambda purpose: purpose.name)
def test_only_a_hash_of_the_token_is_kept(database, purpose):
    link, token = actions.make(purpose, payload="{}", at=now())
    database.commit()
    kept = str(database.execute(text("SELECT * FROM signed_link")).all())
    assert token not in kept
    assert token.replace("-", "") not in kept
    assert by_token(token, purpose) == link


def test_a_link_opens_its_record_and_no_other_purpose_finds_it(make, database):
    house = make.organisation()
    _link, token = actions.make(ONCE, house, at=now())
    assert record_of(by_token(token, ONCE, MANY), Organisation) is house
    with pytest.raises(NoResultFound):
        by_token(token, MANY)


def test_a_code_is_found_as_it_is_typed(database):
    link, code = actions.make(CODE, payload="3", at=now())
    assert by_token(f" {code.lower().replace('-', '')} ", CODE) == link


def test_a_link_for_once_works_once(database):
    link, _token = actions.make(ONCE, at=now())
    actions.use(link, at=now())
    with pytest.raises(actions.LinkIsDead):
        actions.use(link, at=now())


def test_an_answer_to_a_call_can_be_changed_until_it_closes(make, database):
    call = make.organisation()
    link, _token = actions.make(CALL, call, at=now())
    for answer in ("yes", "no"):
        actions.use(link, at=now(), answer=answer)
        assert link.answer == answer
    actions.end_all_about(call, LinkEndReason.CLOSED, at=now())
    database.refresh(link)
    with pytest.raises(actions.LinkIsDead):
        actions.use(link, at=now(), answer="yes")
    assert (link.answer, link.state(now())) == ("no", LinkState.ENDED)


def test_a_link_to_look_at_cannot_be_used(database):
    link, _token = actions.make(READ, at=now())
    with pytest.raises(actions.LinkIsDead):
        actions.use(link, at=now())


def test_a_link_that_is_too_old_is_dead(database):
    link, _token = actions.make(MANY, at=now() - 7 * DAY)
    with pytest.raises(actions.LinkIsDead):
        actions.use(link, at=now())


def test_a_new_link_ends_the_former_ones_about_the_same_record_only(make, database):
    house, other = make.organisation(), make.organisation()
    first, elsewhere, another = (
        actions.make(purpose, record, at=now() - DAY).link
        for purpose, record in ((MANY, house), (MANY, other), (ONCE, house))
    )
    database.commit()
    last = actions.make(MANY, house, at=now()).link
    assert first.ended_because == LinkEndReason.REPLACED
    assert [elsewhere.ended_at, another.ended_at, last.ended_at] == [None] * 3
    assert open_about(house, MANY, now()) == last


def test_ending_all_links_to_a_record_leaves_those_to_others(make, database):
    house, other = make.organisation(), make.organisation()
    links = [actions.make(ONCE, one, at=now()).link for one in (house, house, other)]
    database.commit()
    actions.end_all_about(house, LinkEndReason.REVOKED, at=now())
    assert [link.state(now()) for link in links] == [LinkState.ENDED] * 2 + [LinkState.OPEN]
    assert open_about(house, ONCE, now()) is None


def test_who_holds_a_link_that_is_too_old_gets_a_new_one_to_the_same(make, database):
    house = make.organisation()
    old = actions.make(MANY, house, at=now() - 8 * DAY, recipient=AN).link
    new, token = actions.renew(old, at=now())
    assert by_token(token, MANY) == new
    assert (new.thing, new.record_id, new.renewed_from_id) == (old.thing, old.record_id, old.id)
    assert (new.address, new.language) == AN
    assert actions.renew(old, at=now()) is None, "it was renewed already"


@pytest.mark.parametrize(
    ("purpose", "recipient", "ago", "reason"),
    [
        (MANY, AN, 0 * DAY, None),
        (MANY, AN, 8 * DAY, LinkEndReason.REVOKED),
        (MANY, None, 8 * DAY, None),
        (ONCE, AN, 8 * DAY, None),
    ],
)
def test_what_may_not_be_renewed_is_not(database, purpose, recipient, ago, reason):
    link = actions.make(purpose, at=now() - ago, recipient=recipient).link
    if reason:
        actions.end(link, reason, at=now())
        database.flush()
    assert actions.renew(link, at=now()) is None


def test_of_two_at_the_same_moment_one_wins_v12(app, database):
    link_id = actions.make(ONCE, at=now()).link.id
    database.commit()

    def once():
        with app.app_context():
            try:
                actions.use(db.session.get_one(SignedLink, link_id), at=now())
                db.session.commit()
            except actions.LinkIsDead:
                db.session.rollback()
                return "dead"
            return "used"

    with ThreadPoolExecutor(4) as pool:
        said = sorted(pool.map(lambda _: once(), range(4)))

    assert said == ["dead", "dead", "dead", "used"]


def test_links_follow_a_record_that_becomes_another(make, database):
    goes, stays = make.organisation(), make.organisation()
    number = goes.id
    same_number = make.vacancy(organisation=stays)
    link = actions.make(ONCE, goes, at=now()).link
    other = SignedLink(
        purpose=ONCE.name,
        token_hash="of a vacancy",
        thing="vacancy",
        record_id=number,
        made_at=now(),
        expires_at=now() + DAY,
    )
    database.add(other)
    database.flush()
    assert counts(Organisation.__table__, number)["signed_link"] == 1
    repoint(Organisation.__table__, number, stays.id)
    database.expire_all()
    assert link.record_id == stays.id
    assert (other.thing, other.record_id) == (same_number.__tablename__, number)
