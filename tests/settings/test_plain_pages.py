"""A page of plain text, and what a desk explains in words of its own."""

from vrijwilligers.settings import queries
from vrijwilligers.settings.readers import pack
from vrijwilligers.settings.rules.plain_pages import blocks_of
from vrijwilligers.settings.wording.standard_texts import standard_text


def test_lines_become_headings_lists_and_paragraphs():
    text = "Eerst dit.\nDan dat.\n\n#  Kop\n- een\n-  twee\n#\n -\n<b>vet</b> - niet"
    assert [(one.kind, one.lines) for one in blocks_of(text)] == [
        ("text", ("Eerst dit.",)),
        ("text", ("Dan dat.",)),
        ("heading", ("Kop",)),
        ("point", ("een", "twee")),
        ("text", ("<b>vet</b> - niet",)),
    ]


def test_a_coordinator_begins_with_our_text_and_what_is_not_changed_stays_ours(
    coordinator, reception, app
):
    page = coordinator.get("settings.part", section="explained")
    stands = page.html.select_one("[name=explain_dutch_fr]").get_text().strip()
    with app.test_request_context():
        assert stands.split() == standard_text("explain_dutch", "fr").split()
    coordinator.send(page, {"explain_dutch_nl": "# Babbelen\n- Elke <b>dag</b>, vanaf A1."})
    kept = pack(queries.stored())
    assert kept == {"explain_dutch": {"nl": "# Babbelen\n- Elke <b>dag</b>, vanaf A1."}}
    assert "1 text was written here" in coordinator.get("settings.desk").text
    dutch = reception.get("desk.dutch", language="nl").html
    assert dutch.select_one("main h2").get_text() == "Babbelen"
    assert dutch.select_one("main li").get_text() == "Elke <b>dag</b>, vanaf A1."
    french = reception.get("desk.dutch", language="fr").html.main.get_text()
    assert all(word in french for word in ("Babbelut", "Muntpunt", "niveau"))
    again = coordinator.get("settings.part", section="explained")
    coordinator.send(again, {"explain_dutch_nl": ""})
    assert pack(queries.stored()) == {}
