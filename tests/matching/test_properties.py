"""What holds for everybody and every vacancy, whatever the weights are."""

import random
from dataclasses import replace

import pytest

from tests.matching.made_up import TALENTS, TODAY, random_offers, random_wishes, suggested
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.ranking import rank
from vrijwilligers.matching.rules.reasons import reasons_for
from vrijwilligers.matching.rules.sides import Criterion, Offer, Wishes
from vrijwilligers.matching.rules.weights import Weights

MADE = random_offers(150, seed=21)
OFFERS = Offers.of(MADE)
PEOPLE = random_wishes(25, seed=22)


def places(wishes, offers=OFFERS, **also):
    found = rank(offers, wishes, today=TODAY, limit=len(offers), **also)
    return {one.offer_id: (place, one.score) for place, one in enumerate(found)}


def test_a_talent_more_never_lowers_a_vacancy_that_asks_it():
    for wishes in PEOPLE:
        if not wishes.talents:
            continue  # the first talent makes known what was not
        before = places(wishes)
        for talent in set(TALENTS) - wishes.talents:
            after = places(replace(wishes, talents=wishes.talents | {talent}))
            asks = [one for one in MADE if talent in one.talents and one.id in before]
            assert all(after[one.id][1] >= before[one.id][1] for one in asks)


def test_what_is_closed_paused_or_full_never_appears():
    shut = {one.id for one in MADE if not one.is_open}
    full = {one.id for one in MADE if one.id % 7 == 0}
    paused = [replace(one, paused_until=TODAY) if one.id % 5 == 0 else one for one in MADE]
    offers = Offers.of(paused).with_full(full)
    for wishes in PEOPLE:
        shown = set(places(wishes, offers))
        assert not shown & (shut | full)
        assert all(one % 5 for one in shown)


def test_the_order_of_rows_and_the_number_asked_for_change_nothing():
    for wishes in PEOPLE[:8]:
        whole = suggested(wishes, *MADE)
        assert whole == suggested(wishes, *sorted(MADE, key=lambda one: -one.id))
        for limit in (1, 3, 5, 20):
            assert suggested(wishes, *MADE, limit=limit) == whole[:limit]


def test_whatever_the_weights_are_scores_stay_between_nothing_and_all():
    names = list(vars(Weights()))
    for weights in (
        Weights(**dict.fromkeys(names, 0.0)),
        *(Weights(**dict.fromkeys(names, 0.0) | {name: 3.0}) for name in names),
    ):
        for wishes in PEOPLE[:5]:
            found = places(wishes, weights=weights)
            assert all(0 <= score <= 1 for _place, score in found.values())


def test_what_somebody_needs_is_in_no_reason_and_in_no_text_of_a_fault():
    """The words say what a vacancy offers; a need has no place in what is shown or logged."""
    for wishes in PEOPLE:
        needs = wishes.needs
        assert not any(need in repr(wishes) for need in needs)
        for offer in MADE[:40]:
            told = reasons_for(offer, wishes, today=TODAY)
            facts = repr([reason.facts for reason in told])
            assert not any(need in facts for need in needs)
            if not needs:
                support = [one for one in told if one.criterion is Criterion.SUPPORT]
                assert all(one.fits for one in support), "of a need nobody told, nothing is said"


def test_a_name_and_its_word_form_have_no_place_in_what_is_compared():
    known = set(Wishes.__dataclass_fields__)
    assert not known & {"given_name", "family_name", "name", "gender", "title", "name_folded"}
    assert {name for name in known if name.startswith("birth")} == {"birth_year"}


def test_what_changed_is_laid_in_as_if_all_were_laid_out_anew():
    made = random_offers(80, seed=51)
    whole = Offers.of(made)
    dice = random.Random(52)
    for turn in range(12):
        changed = [
            replace(dice.choice(made), id=one.id, is_open=True) for one in dice.sample(made, 5)
        ]
        gone = {one.id for one in dice.sample(made, 3)} - {one.id for one in changed}
        mended = whole.with_changed(changed, gone | {one.id for one in changed})
        by_id = {one.id: one for one in made} | {one.id: one for one in changed}
        anew = Offers.of([one for key, one in by_id.items() if key not in gone])

        assert mended.offers == anew.offers
        assert {*anew.columns} <= {*mended.columns}
        columns = [mended.columns.index(column) for column in anew.columns]
        assert (mended.shares[:, columns] == anew.shares).all()
        assert mended.shares.sum() == pytest.approx(anew.shares.sum())
        for wishes in random_wishes(6, seed=turn):
            assert rank(mended, wishes, today=TODAY, limit=99) == rank(
                anew, wishes, today=TODAY, limit=99
            )


def test_what_no_column_is_for_is_laid_out_anew():
    whole = Offers.of([Offer(id=1, talents=frozenset({"listening"}), languages={"nl": None})])
    for new in ({"talents": frozenset({"sailing"})}, {"languages": {"fo": None}}):
        assert whole.with_changed([Offer(id=2, **new)], []) is None
    assert whole.with_changed([], [1]).ids.tolist() == []
