from dataclasses import replace
from email.header import decode_header, make_header
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.settings.answers import png, typed
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.settings import actions, current, queries
from vrijwilligers.settings.logo import read_logo
from vrijwilligers.settings.models import DeskSettingsRecord
from vrijwilligers.settings.readers import read
from vrijwilligers.settings.rules import SETTINGS, DeskSettings, Texts
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.problems import Stale

DESK = DeskSettings(
    **{
        name: Texts({"fr": typed(name)}) if setting.by_language else read(setting, typed(name))
        for name, setting in SETTINGS.items()
    }
)


def test_everything_that_was_said_of_the_desk_is_kept(database):
    actions.write(DESK, by=None)
    database.commit()
    assert queries.stored() == replace(DESK, version=1)


def test_a_desk_of_which_nothing_was_said_has_empty_settings(database):
    assert queries.stored() == DeskSettings()


def test_who_saw_an_older_version_changes_nothing(database):
    actions.write(DESK, by=None)
    actions.write(replace(DESK, version=1, phone=""), by=None)
    with pytest.raises(Stale):
        actions.write(replace(DESK, version=1), by=None)
    assert queries.stored().phone == ""


def test_one_answer_leaves_the_others_and_the_other_languages(database):
    actions.write(DESK, by=None)
    actions.write_one("name", "House", language="en", by=None)
    stored = queries.stored()
    assert stored.name.by_language == DESK.name.by_language | {"en": "House"}
    assert stored.email == DESK.email
    actions.write_one("name", "", language="fr", by=None)
    assert queries.stored().name.by_language == {"en": "House"}


def test_a_change_is_logged_with_who_made_it(database, make):
    colleague = make.staff("administrator")
    actions.write(DESK, by=colleague.id)
    event = database.scalars(select(AuditEvent)).one()
    assert (event.thing, event.record_id, event.deed) == ("desk_settings", 1, "changed")
    assert event.staff_id == colleague.id


def test_what_was_read_in_a_request_follows_a_change(database):
    assert current.desk_settings().controller == ""
    actions.write_one("controller", "Vzw Zuid", language="nl", by=None)
    assert current.desk_settings().controller == "Vzw Zuid"


def test_the_settings_are_read_once(database, counting):
    current.forget()
    with counting() as seen:
        assert current.desk_settings() is current.desk_settings()
    assert seen.count == 1


def test_a_picture_is_kept_small_and_without_what_was_hidden_in_it_v40(database):
    actions.change_logo(read_logo(png(1200, 300) + b"<script>"), by=None)
    kept = queries.logo()
    with Image.open(BytesIO(kept)) as picture:
        assert (picture.format, picture.size) == ("PNG", (600, 150))
    assert b"<script>" not in kept
    assert queries.stored().logo
    actions.change_logo(None, by=None)
    assert queries.logo() is None
    assert queries.stored().logo == ""


def test_there_is_one_desk(database):
    database.add(DeskSettingsRecord(id=2, answers={}))
    with pytest.raises(IntegrityError):
        database.flush()


def test_a_mail_comes_from_the_desk_in_the_language_of_who_reads_it(database):
    for language, name in (("nl", "Infopunt Zuid"), ("fr", "Point info Sud")):
        actions.write_one("name", name, language=language, by=None)
    with speaking("nl"):
        sent = [current.sender("fr")["From"], current.sender("nl", "An Peeters")["From"]]
    assert sent[0].startswith("Point info Sud <")
    written = str(make_header(decode_header(sent[1])))
    assert written == "An Peeters · Infopunt Zuid <infopunt@example.org>"
