"""How an import speaks of each kind of thing, also of kinds yet to come."""

import pytest

from vrijwilligers.imports.readers.files import parsed_file
from vrijwilligers.imports.rules import ImportOptions
from vrijwilligers.imports.rules.rows import RowState
from vrijwilligers.registry import registry_of
from vrijwilligers.vocabulary.languages import speaking

JUNK = "xqzzy blub"
WHOLE = {  # the least that a row needs
    "vacancies": {"source_id": "1", "organisation": "A", "title_nl": "B"},
    "organisations": {"name": "A"},
    "candidates": {"given_name": "A", "email": "a@example.org", "consent_given_on": "2026-11-01"},
}
OF_ONE = {  # what tells one apart, or reaches somebody: of that no word is remembered
    *("organisation_kbo", "kbo", "vcode", "birth_year"),
    *("email", "phone", "contact_email", "contact_phone"),
}
COUNTED = ("would", "did", "undoing", "undid")
MANY = 34


@pytest.fixture
def kinds(app, database):
    names = [name for feature in registry_of(app).features for name in feature.import_kinds]
    assert len(names) > 2
    return [registry_of(app).import_kind(name) for name in names]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_what_becomes_of_rows_is_said_with_how_many(app, kinds, language):
    with app.test_request_context(), speaking(language):
        said = {
            (kind.name, name, state): str(say(MANY))
            for kind in kinds
            for name in COUNTED
            for state, say in getattr(kind.words, name).items()
        }
    assert len(said) > 20
    assert {what: words for what, words in said.items() if str(MANY) not in words} == {}


def test_every_state_that_has_words_is_one_and_what_is_asked_is_a_column(app, kinds):
    for kind in kinds:
        words, columns = kind.words, kind.columns
        assert words.states.keys() <= {*RowState}
        assert words.did.keys() <= words.would.keys() <= {*RowState, "kept"}
        assert words.would.keys() - words.did.keys() <= {"kept"}
        assert words.undoing.keys() == words.undid.keys()
        assert {*columns.coded} <= columns.labels.keys()
        assert {*columns.many} <= {*columns.asked}
        assert kind.named_codes().keys() <= {*columns.coded}


def test_a_word_that_is_not_understood_can_be_told_in_every_column(app, kinds):
    silent = set()
    for kind in kinds:
        for column in kind.columns.labels.keys() - WHOLE[kind.name].keys():
            cells = WHOLE[kind.name] | {column: JUNK}
            content = "\n".join(map(";".join, (cells, cells.values()))).encode()
            (row,) = parsed_file(kind, content, ImportOptions(), kind.codes(), {}).rows
            not_read = any(note.cell for note in row.notes)
            if not_read and column not in {*kind.columns.asked, *OF_ONE}:
                silent.add((kind.name, column))
    assert silent == set()
