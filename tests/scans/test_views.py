"""At the desk a scan is put on a fiche by its code, or with five taps."""

from vrijwilligers.scans import actions
from vrijwilligers.talents import queries as talents
from vrijwilligers.vocabulary.clock import now

PAGE = "scans.enter"


def test_five_taps_put_the_cards_on_the_fiche_and_offer_the_talents(candidate, reception, tapped):
    five = [*talents.current_set().codes[:5]]
    answers = {"form": "wooden_model", "five": five}
    page = reception.submit(PAGE, answers, candidate_id=candidate.id)
    fiche = reception.open(page.location.partition("#")[0])
    names = [talents.talent_names("en")[code] for code in five]
    assert all(name in fiche.text for name in names)
    assert "with the wooden model" in fiche.text
    assert talents.current_set().name in fiche.text
    form = "form[action$=take-over]"
    taken = reception.send(fiche, {}, form=form)
    fiche = reception.open(taken.location.partition("#")[0])
    assert not fiche.html.select(form)  # nothing is left to take over
    assert "Talent scan (with the wooden model)" in fiche.text


def test_a_code_puts_the_result_on_the_fiche_and_says_when_it_cannot(
    candidate, reception, tapped, database
):
    code, _ = actions.leave(tapped(0, 1), at=now())
    database.commit()
    typed = {"code": code.lower().replace("-", " ")}
    reception.submit(PAGE, typed, candidate_id=candidate.id)
    page = reception.submit(PAGE, {"code": code}, candidate_id=candidate.id, status=422)
    assert page.problems == ["This code was used already: the result stands on a record."]


def test_what_is_neither_a_code_nor_five_taps_is_refused_in_words(candidate, reception):
    wrong = "Fill in a code, or tap exactly five talents."
    page = reception.submit(PAGE, {"five": ["cooking"]}, candidate_id=candidate.id, status=422)
    assert page.problems == [wrong]
    both = {"code": "TULP-48213", "five": ["cooking"]}
    page = reception.submit(PAGE, both, candidate_id=candidate.id, status=422)
    assert page.problems == ["Fill in a code or tap five talents: not both."]


def test_without_consent_the_page_asks_it_first_p02(make, reception):
    page = reception.get(PAGE, candidate_id=make.candidate().id)
    assert "purpose=scan" in page.html.select_one("main .btn-main")["href"]
