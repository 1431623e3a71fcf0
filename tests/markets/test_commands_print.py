"""`flask markets print`: booklets and the orientation table, for scripts."""

import json

import pytest

from tests.exchange.pdfs import pages_of
from tests.markets.editions import a_market, at_a_market
from tests.markets.stands import a_full_market
from tests.referrers.made import a_client, a_referrer
from vrijwilligers.vocabulary.levels import Level


@pytest.fixture
def market(make):
    return a_full_market(make)


@pytest.fixture
def printed(app, market, tmp_path):
    out = tmp_path / "out.pdf"

    def run(*options, language="nl", what="booklet", edition=None, exit_code=0):
        words = ["markets", "print", str(edition or market.id), "--what", what]
        words += ["--language", language, "--out", str(out), *options]
        result = app.test_cli_runner().invoke(args=words)
        assert result.exit_code == exit_code, result.output
        return result.output if exit_code or "--json" in options else pages_of(out.read_bytes())

    return run


def test_without_a_person_it_is_the_booklet_for_all(printed):
    pages = printed()
    assert sum("02 555 01 12" in page for page in pages) == 4


def test_talents_or_a_fiche_give_a_booklet_of_ones_own(printed, make):
    assert sum("02 555 01 12" in page for page in printed("--talents", "cooking,gardening")) == 2
    somebody = make.candidate(
        talents=frozenset({"listening"}), languages={"nl": Level.B1}, given_name="Zohra"
    )
    make.session.commit()
    pages = printed("--candidate", str(somebody.id), language="fr")
    assert "Koffie en een babbel (en néerlandais)" in " ".join(pages)
    assert "Zohra" not in " ".join(pages)


def test_the_table_is_printed_on_either_paper_and_what_was_done_is_said_as_json(printed):
    assert "Soep koken" in " ".join(printed("--paper", "a4", what="orientation"))
    said = json.loads(printed("--json", what="orientation"))
    assert said.keys() == {"edition", "what", "file", "replaced"}


def test_imposed_it_has_half_as_many_pages(printed):
    assert len(printed()) == 2 * len(printed("--imposed"))


@pytest.mark.parametrize(
    "options",
    [
        {"what": "poster"},
        {"language": "xx"},
        {"edition": 999},
    ],
)
def test_what_cannot_be_printed_is_refused_on_one_line(options, printed):
    assert printed(**options, exit_code=2).count("\n") == 1


@pytest.mark.parametrize(
    "options",
    [
        ("--paper", "a5"),
        ("--talents", "juggling"),
        ("--scan", "TULP-00000"),
        ("--candidate", "999"),
        ("--talents", "cooking", "--candidate", "1"),
    ],
)
def test_who_is_not_known_is_refused_on_one_line(options, printed):
    assert printed(*options, exit_code=2).count("\n") == 1


def test_the_list_of_a_referrer_is_printed_and_without_one_all_appointments(printed, make):
    referrer = a_referrer(make)
    person = a_client(make, referrer, given_name="Zohra")
    visitor = at_a_market(make, person, None)
    make.session.add(visitor)
    make.session.commit()
    asked = {"what": "appointments", "edition": visitor.market_id}
    theirs = " ".join(printed("--referrer", str(referrer.id), **asked))
    assert "Zohra" in theirs
    assert "afspraak" in theirs
    everything = " ".join(printed(language="fr", **asked))
    assert "G007" in everything
    assert "Zohra" not in everything


def test_a_referrer_who_is_none_and_a_language_of_data_are_refused_for_a_list(printed, make):
    nobody = str(make.organisation(is_referrer=False).id)
    make.session.commit()
    for options in (("--referrer", nobody), ("--referrer", "999")):
        assert printed(*options, what="appointments", exit_code=2).count("\n") == 1
    assert printed(what="appointments", language="ar", exit_code=2).count("\n") == 1


def test_a_table_without_a_checked_task_is_refused_and_none_is_offered(printed, make, coordinator):
    empty = a_market(make)
    assert printed(what="orientation", edition=empty.id, exit_code=2).count("\n") == 1
    page = coordinator.get("markets.prints", market_id=empty.id)
    assert not page.html.select("a[href*='/prints/orientation']")
    coordinator.get("markets.print_orientation", market_id=empty.id, status=404)
