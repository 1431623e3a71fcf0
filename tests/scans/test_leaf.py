"""The result of a scan on paper: read back in three languages, with what was chosen and no more."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.exchange.pdfs import bookmarks, faults, languages_of, pages_of
from tests.scans.conftest import CONSENTS
from vrijwilligers.scans import actions
from vrijwilligers.scans.documents import LeafCode, talent_leaf
from vrijwilligers.scans.rules import ScanDetails, ScanForm
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.scan import SCORING, ScanResult
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import opening
from vrijwilligers.vocabulary.text import fold

A5 = (420, 595)  # points
ON = date(2027, 2, 20)
SAID = {
    "nl": ("Jouw talenten", "op 20 februari 2027", "Dit ben jij", "Dit past ook bij jou"),
    "fr": ("Vos talents", "le 20 février 2027", "C’est vous", "Cela vous va aussi"),
    "en": ("Your talents", "on 20 February 2027", "This is you", "This suits you too"),
}


def scanned(sure, close=()):
    current = talents.current_set()
    return ScanDetails(
        set_code=current.code,
        set_version=current.version,
        result=ScanResult(sure=tuple(sure), close=tuple(close)),
        form=ScanForm.ONLINE,
        language="nl",
        scoring=SCORING,
    )


def headings_of(pdf):
    """Return the names below the parts of the front, and those below the one of the back."""
    below = [one for one in bookmarks(pdf)[1] if isinstance(one, list)]
    return below[:-1], below[-1]


def sides_of(pdf):
    """Return the text of front and back of a valid leaf."""
    assert faults(pdf) == []
    sheets = PdfReader(BytesIO(pdf)).pages
    assert [round(one.mediabox.width) for one in sheets] == [A5[0]] * 2
    assert round(sheets[0].mediabox.height) == A5[1]
    return pages_of(pdf)


@pytest.mark.parametrize("language", SAID)
def test_a_leaf_says_what_was_chosen_and_who_asks_it_in_each_language_t04(language, make):
    sure, close = ("cooking", "listening", "gardening"), ("explaining", "music")
    soup = make.vacancy(
        texts={"nl": ("Soep koken", "Lekker")}, talents=frozenset({"cooking", "planning"})
    )
    make.vacancy(texts={"nl": ("Boeken", "Lezen")}, talents=frozenset({"planning"}))
    pdf = talent_leaf(scanned(sure, close), language=language, chosen_on=ON, today=today()).pdf
    front, back = sides_of(pdf)
    names = talents.talent_names(language)
    assert all(words in front for words in SAID[language])
    (parts, (asked,)) = headings_of(pdf)
    assert parts == [
        sorted((opening(names[code]) for code in part), key=fold) for part in (sure, close)
    ]
    assert asked == "Soep koken"
    assert f"{soup.id} Soep koken" in back
    assert names["planning"] not in back
    assert "Boeken" not in back
    assert talents.current_set().name in back
    assert "%" not in front + back
    assert languages_of(pdf) == {language, "nl"}


def test_the_code_stands_on_it_only_when_there_is_one(make):
    details = scanned(["cooking"])
    with_code = LeafCode(code="TULP-48213", until=now())
    wanted = {"language": "nl", "chosen_on": ON, "today": today()}
    _front, back = sides_of(talent_leaf(details, **wanted, code=with_code).pdf)
    assert "Mijn code" in back
    assert "TULP-48213" in back
    _front, back = sides_of(talent_leaf(details, **wanted).pdf)
    assert "Mijn code" not in back
    assert "Nu vraagt geen enkele vacature deze talenten." in back


def test_five_talents_and_many_tasks_with_long_names_stay_on_two_sides(make):
    five = talents.current_set().codes[:5]
    for number in range(8):
        make.vacancy(
            organisation=make.organisation(name=f"Dienstencentrum {number} voor heel de wijk"),
            texts={"nl": ("Met oudere mensen wandelen en daarna samen koffie drinken", "Fijn")},
            talents=frozenset(five[: number % 5 + 1]),
        )
    code = LeafCode(code="ZONNEBLOEM-48213", until=now())
    for sure, close in ((five, ()), ((), five), (five[:1], five[1:])):
        details = scanned(sure, close)
        leaf = talent_leaf(details, language="fr", chosen_on=ON, today=today(), code=code)
        front, back = sides_of(leaf.pdf)
        names = talents.talent_names("fr")
        assert all(opening(names[one]) in front for one in five)
        assert "ZONNEBLOEM-48213" in back
        assert talents.current_set().name in back


def test_the_desk_prints_a_kept_scan_in_the_language_of_who_did_it(make, reception, database):
    zohra = make.candidate(
        given_name="Zohra", family_name="Voorbeeld", language="fr", consents=CONSENTS
    )
    scan = actions.attach(zohra, scanned(["cooking"]), by=None, at=now())
    database.commit()
    page = reception.get("scans.print_scan", candidate_id=zohra.id, scan_id=scan.id)
    front, back = sides_of(page.response.data)
    assert "Vos talents" in front
    assert not {"Zohra", "Voorbeeld"} & {*(front + back).split()}
    assert page.response.headers["Content-Disposition"] == "inline; filename=talents.pdf"
    fiche = reception.get("desk.fiche", candidate_id=zohra.id)
    assert fiche.html.select(f"a[href$='/scan/{scan.id}/print']")
    other = make.candidate(consents=CONSENTS)
    reception.get("scans.print_scan", status=404, candidate_id=other.id, scan_id=scan.id)
