"""What an organisation writes is text everywhere: no mark-up of a page, a mail or a print."""

from datetime import timedelta

import pytest

from tests.answers import links
from tests.answers.proposals import WORK
from tests.answers.test_actions_mail import letter, run
from tests.desk import Desk
from tests.exchange.pdfs import pages_of
from tests.records.posting import send
from tests.vacancies.own import READY
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.answers.rules import PROPOSAL
from vrijwilligers.bundles import documents
from vrijwilligers.bundles.rules import BundleChoice, PaperSize
from vrijwilligers.records.db import read_only
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES

ODD = "<b>{}</b> &amp; *_#$ `x` [y](z) {{{{ 7*7 }}}} \\a @b"
TITLE, TEXT, TASK, REMARK = (ODD.format(word) for word in ("Soep", "Koken", "Snijden", "Bel"))


def squeezed(text):
    """Leave out where lines end."""
    return "".join(text.split())


@pytest.fixture
def mailed(posting, mailbox):
    """Return the subject and the text of the mail that goes now; its page says the same."""

    def mailed():
        mailbox.received.clear()
        send(posting)
        _recipients, headers, text = letter(mailbox)
        return str(headers["Subject"]), text

    return mailed


def prints(vacancy, language):
    """Yield what each kind of print with a vacancy says."""
    with read_only():
        content, _count = documents.content(BundleChoice(language=language), today=today())
        given = {"language": language, "today": today()}
        yield documents.print_bundle(content, today=today()).pdf
        yield documents.selection([vacancy], **given).pdf
        yield documents.flyer(vacancy, size=PaperSize.A4, **given).pdf


def proposed(app, make, database, language):
    """Let an organisation propose a vacancy by its link; return it."""
    token = links.linked(database, PROPOSAL, make.organisation(**READY))
    said = {"title": TITLE, "description": TEXT, "tasks": TASK, "language": language}
    asked = {name: answer for name, answer in WORK.items() if name != "insured"}
    answers = asked | said | {"contact_email": "an@buurthuis.example.org"}
    Desk(app, language).submit("answers.propose", answers, token=token)
    return database.query(Vacancy).one()


def check_where_it_stands(app, coordinator, vacancy, language, also=()):
    """See that pages, the list, the site and the prints say the text as it was typed."""
    shown = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    for page in (shown, Desk(app, language).open(f"/site/{language}/vacancies/{vacancy.id}")):
        assert all(squeezed(one) in squeezed(page.text) for one in (TITLE, TEXT, *also))
    assert squeezed(TITLE) in squeezed(coordinator.get("vacancies.index").text)
    with app.test_request_context():
        for pdf in prints(vacancy, language):
            printed = squeezed("".join(pages_of(pdf)))
            assert all(squeezed(one) in printed for one in (TITLE, TEXT))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_proposal_says_is_read_as_it_was_typed_wherever_it_stands_v08(
    app, posting, mailed, make, database, language
):
    vacancy = proposed(app, make, database, language)
    coordinator = Desk(app, language).sign_in(make.staff("coordinator", language=language))
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    coordinator.send(page, {}, form=f"form[action$='/{vacancy.id}/publish']")
    said = [mailed()]
    vacancy.publish_until = today() + timedelta(days=5)
    database.commit()
    run(posting, "vacancies", "remind")
    said.append(mailed())

    for subject, text in said:
        assert subject.endswith(TITLE)
        assert TITLE in text.splitlines()
    check_where_it_stands(app, coordinator, vacancy, language, also=[TASK])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_change_asks_is_read_as_it_was_typed_wherever_it_stands_v08(
    app, make, database, language
):
    vacancy = links.ending(make, texts={language: ("Soep", "Koken")})
    wanted = {f"title_{language}": TITLE, f"description_{language}": TEXT, "remark": REMARK}
    token = links.reminded(database, vacancy)
    Desk(app, language).submit("answers.change", wanted, token=token)
    change = database.query(ChangeRequest).one()
    coordinator = Desk(app, language).sign_in(make.staff("coordinator", language=language))

    asked = coordinator.get("updates.show", change_id=change.id)
    assert all(squeezed(one) in squeezed(asked.text) for one in wanted.values())
    coordinator.send(asked, {}, form="#take-over")

    check_where_it_stands(app, coordinator, vacancy, language)
