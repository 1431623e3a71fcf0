import pytest
from sqlalchemy import func, select

from tests.visitor_texts.made import every_text, filled, language
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.talents.queries import talents
from vrijwilligers.visitor_texts import actions, queries
from vrijwilligers.visitor_texts.current import languages_of, offered_state
from vrijwilligers.visitor_texts.models import AddedText, TextSignature
from vrijwilligers.visitor_texts.queries.states import sources, state_of
from vrijwilligers.visitor_texts.readers import SentText
from vrijwilligers.visitor_texts.rules.checks import TextFault
from vrijwilligers.visitor_texts.rules.texts import PartCode, VisitorPiece
from vrijwilligers.vocabulary.problems import Stale


def sent(*rows):
    return [SentText(number, key, words) for number, (key, words) in enumerate(rows, start=2)]


def deeds(database):
    logged = select(AuditEvent.deed).where(AuditEvent.thing == "added_language")
    return database.scalars(logged.order_by(AuditEvent.id)).all()


def test_each_text_has_a_key_of_its_own_and_three_languages(database):
    known = sources()
    assert len({one.key for one in known}) == len(known) > 100
    assert all(one.said[code] for one in known for code in ("nl", "fr", "en"))
    made = next(one for one in known if one.key == "made")
    assert (made.message, made.dutch) == ("Printed on %(day)s", "Gedrukt op %(day)s")


def test_a_language_is_added_once_and_only_from_the_list(database):
    added = language("ar")
    assert (added.own_name, deeds(database)) == ("العربية", ["language added"])
    with pytest.raises(actions.LanguageIsKnown):
        language("ar")
    for code in ("nl", "rom", "xx", ""):
        with pytest.raises(actions.LanguageIsNotOffered):
            language(code)


@pytest.mark.parametrize("code", ["gu", "si", "ml"])
def test_a_script_without_a_font_is_refused_before_anything_is_printed(code, database):
    with pytest.raises(actions.ScriptHasNoFont):
        language(code)
    assert not queries.languages()


def test_the_good_rows_are_taken_in_and_each_bad_one_says_why(database):
    state = state_of(language("ar"))
    rows = sent(
        ("title", "كتيبي"),
        ("nobody", "نص"),
        ("made", "طبع"),
        ("code", ""),
        ("yes", "ن" * 30),
        ("talents", "مواهبي 🎉"),
        ("title", "آخر"),
        ("how", "=1+1"),
    )
    found = actions.compare(rows, state)
    assert [(one.row, one.source.key, one.after) for one in found.changes] == [
        (2, "title", "كتيبي")
    ]
    assert [(one.row, one.fault) for one in found.refused] == [
        (3, TextFault.UNKNOWN),
        (4, TextFault.PLACES),
        (6, TextFault.TOO_LONG),
        (7, TextFault.NO_FONT),
        (8, TextFault.TWICE),
        (9, TextFault.FORMULA),
    ]
    assert (found.same, found.empty) == (0, 1)
    assert actions.take_in(rows, state, by=None) == 1
    assert queries.words_in(state.language) == {"title": "كتيبي"}


def test_a_change_shows_what_stood_there_and_an_empty_cell_takes_nothing_away(database):
    state = filled("ar")
    before = state.words["title"]
    found = actions.compare(sent(("title", "جديد"), ("code", "")), state)
    assert [(one.before, one.after) for one in found.changes] == [(before, "جديد")]
    actions.take_in(sent(("title", "جديد"), ("code", "")), state, by=None)
    words = queries.words_in(state.language)
    assert (words["title"], words["code"]) == ("جديد", state.words["code"])


def test_nothing_new_is_said_and_nothing_is_logged(database):
    state = filled("ar")
    with pytest.raises(actions.NothingToTakeIn):
        actions.take_in(every_text(state), state, by=None)
    assert deeds(database).count("texts changed") == 1


def test_a_signature_ends_when_a_text_of_its_part_changes_and_no_other_does(make, database):
    who = make.staff("coordinator")
    state = filled("ar", signed_by=who.id)
    assert state.is_checked(VisitorPiece.BOOKLET)
    actions.take_in(sent(("title", "جديد")), state, by=who.id)
    state = state_of(state.language)
    assert not state.is_signed(PartCode.BOOKLET)
    assert state.is_signed(PartCode.ORIENTATION)
    assert not state.is_checked(VisitorPiece.ORIENTATION), "it is made of the booklet's texts too"
    actions.sign(state, PartCode.BOOKLET, read=state.digest(PartCode.BOOKLET), by=who.id)
    assert state_of(state.language).is_checked(VisitorPiece.BOOKLET)
    assert database.scalar(select(func.count()).select_from(TextSignature)) == len(state.progress)


def test_nobody_signs_what_is_not_whole_or_what_they_did_not_read(make, database):
    who = make.staff("coordinator")
    state = state_of(language("ar"))
    with pytest.raises(actions.PartIsNotWhole):
        actions.sign(state, PartCode.GENERAL, read=state.digest(PartCode.GENERAL), by=who.id)
    actions.take_in(every_text(state), state, by=None)
    read = state.digest(PartCode.GENERAL)  # of when it was empty
    with pytest.raises(Stale):
        actions.sign(state_of(state.language), PartCode.GENERAL, read=read, by=who.id)


def test_a_new_name_of_a_talent_ends_the_signature_of_the_talents(make, database):
    state = filled("ar", signed_by=make.staff("coordinator").id)
    talent = talents()[0]
    with database.begin_nested() as step:
        talent.name_nl = "iets helemaal anders"
        database.flush()
        assert not state_of(state.language).is_signed(PartCode.TALENTS)
        step.rollback()
    assert state_of(state.language).is_signed(PartCode.TALENTS)


def test_a_piece_is_had_when_its_parts_are_whole_and_unchecked_it_is_marked(database):
    assert [*languages_of(VisitorPiece.BOOKLET)] == ["nl", "fr", "en"]
    assert offered_state("ar", VisitorPiece.BOOKLET) is None
    state = filled("ar")
    assert languages_of(VisitorPiece.BOOKLET)["ar"] == "العربية"
    assert not state.is_checked(VisitorPiece.BOOKLET)
    row = queries.texts_in(state.language)["title"]
    database.delete(row)
    database.flush()
    assert "ar" not in languages_of(VisitorPiece.BOOKLET)
    assert state_of(state.language).missing(VisitorPiece.BOOKLET) == 1


def test_a_language_that_is_removed_takes_its_texts_and_signatures(make, database):
    state = filled("ar", signed_by=make.staff("coordinator").id)
    actions.remove(state.language, by=None)
    assert not database.scalars(select(AddedText)).all()
    assert not database.scalars(select(TextSignature)).all()
    assert deeds(database)[-1] == "language removed"
