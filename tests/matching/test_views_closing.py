"""The page of the other introductions of who started; and what is said before one more is sent."""

from tests.matching.test_actions_closing import started_with_others
from vrijwilligers.matching.rules.recently_sent import MANY
from vrijwilligers.matching.rules.states import IntroductionState


def test_the_others_are_offered_with_what_each_organisation_hears(reception, make, database):
    begun, others = started_with_others(make, database)
    page = reception.get("matching.introduction", introduction_id=begun.id)
    (link,) = page.html.select("a[href$='/others']")
    shown = reception.open(link["href"])
    assert len(shown.html.select("[name=chosen][checked]")) == len(others)
    assert begun.vacancy.organisation.name in shown.html.select_one("main .head").get_text()
    assert "Samira E." in shown.html.select_one("main div[lang=fr]").get_text()
    back = reception.open(reception.send(shown, {}).location)
    assert len(back.html.select("#messages a[href*='/reopen']")) == len(others), "each undone alone"
    for one in others:
        database.refresh(one)
        assert one.state == IntroductionState.ENDED
    reception.get("matching.close_others", introduction_id=begun.id, status=303)


def test_nothing_ticked_closes_nothing(reception, make, database):
    begun, _others = started_with_others(make, database)
    page = reception.get("matching.close_others", introduction_id=begun.id)
    refused = reception.send(page, {"chosen": []}, status=422)
    assert refused.problems == ["Tick at least one, or go back."]


def test_who_was_there_and_how_many_were_sent_lately_is_said_before(reception, make, database):
    house, person = make.organisation(), make.candidate()
    made = [make.introduction(vacancy=make.vacancy(organisation=house)) for _ in range(MANY)]
    fresh = make.vacancy(organisation=house)
    chosen = {"candidate_id": person.id, "vacancy": fresh.id}
    page = reception.get("matching.introduce", **chosen)
    assert "3 people from us in the last two weeks" in page.text
    chosen["candidate_id"] = made[0].candidate_id
    page = reception.get("matching.introduce", **chosen)
    assert "was sent there before, today: proposed." in page.text
    elsewhere = {"candidate_id": person.id, "vacancy": make.vacancy().id}
    assert "from us in the last" not in reception.get("matching.introduce", **elsewhere).text
