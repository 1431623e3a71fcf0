"""Suggestions that heed support needs: opened for just this, with consent, and nowhere else."""

import json

from sqlalchemy import func, select

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.support_needs import actions
from vrijwilligers.vocabulary.clock import today

PLAIN, HEEDING = "matching.suggestions", "matching.with_needs"
ENTERS = "a wheelchair can enter"


def titles(page):
    return [one.get_text() for one in page.html.select("article.fit h2 a")]


def test_what_somebody_needs_is_heeded_in_a_list_opened_for_it_and_stays_there_p05(
    candidate, signed, talking, make, database, commands
):
    actions.note(candidate, frozenset({"wheelchair"}), by=None)
    make.vacancy(texts={"nl": ("Op de zolder", "Veel trappen.")}, wheelchair=False)
    make.vacancy(texts={"nl": ("Aan de balie", "Gelijkvloers.")}, wheelchair=True)
    database.commit()
    desk = signed("reception").desk
    shut = desk.get(PLAIN, candidate_id=candidate.id)
    assert not shut.html.select('a[href$="/with-needs"]')
    talking(candidate)

    plain = desk.get(PLAIN, candidate_id=candidate.id)
    heeding = desk.open(plain.html.select_one('a[href$="/with-needs"]')["href"])

    assert len(titles(plain)) == 2
    assert titles(heeding) == ["Aan de balie"]
    assert ENTERS in heeding.text
    opened = select(func.count()).where(AuditEvent.deed == "support needs opened")
    assert database.scalar(opened) == 1
    assert ENTERS not in plain.text
    assert ENTERS not in json.dumps(commands("match", str(candidate.id), "--json"))


def test_without_consent_signature_or_conversation_the_page_of_the_needs_says_why_p05(
    noted, signed, talking, reception, administrator, database
):
    def leads_to(desk):
        return desk.get(HEEDING, status=302, candidate_id=noted.id).location

    own = f"/candidates/{noted.id}/support"
    talking(noted)
    assert leads_to(reception).endswith(own), "who did not sign opens nothing"
    administrator.get(HEEDING, status=403, candidate_id=noted.id)
    desk = signed("reception").desk
    desk.get(HEEDING, candidate_id=noted.id)

    candidates.withdraw(noted, ConsentPurpose.SUPPORT_NEEDS, by=None, today=today())
    database.commit()

    assert leads_to(desk).endswith(own)
    assert "/with-needs" not in str(desk.get(PLAIN, candidate_id=noted.id).html)
