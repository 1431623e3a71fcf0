"""Everything that can happen to the settings of the desk."""

from dataclasses import replace
from hashlib import sha256

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.settings import current, queries
from vrijwilligers.settings.feature import SettingsDeed
from vrijwilligers.settings.models import DeskSettingsRecord
from vrijwilligers.settings.readers import pack, read
from vrijwilligers.settings.rules import SETTINGS, DeskSettings, Texts
from vrijwilligers.vocabulary.problems import Stale


def write(settings: DeskSettings, *, by: int | None) -> None:
    """Keep what was said of this desk; raise ``Stale`` if a colleague was faster."""
    record = _held()
    if (record.version or 0) != settings.version:
        raise Stale
    record.answers = pack(settings)
    _finish(record, by)


def write_one(name: str, text: str, *, language: str, by: int | None) -> None:
    """Answer one question, in a language where it has one; raise ``BadCell`` for what is wrong."""
    setting, value = SETTINGS[name], read(SETTINGS[name], text)
    queries.hold()
    known = queries.stored()
    if setting.by_language:
        texts = dict(getattr(known, name).by_language) | {language: value}
        value = Texts({code: text for code, text in texts.items() if text})
    write(replace(known, **{name: value}), by=by)


def change_logo(picture: bytes | None, *, by: int | None) -> None:
    """Show another picture, which ``read_logo`` drew, or none."""
    record = _held()
    record.logo = picture
    record.logo_digest = sha256(picture).hexdigest()[:16] if picture else None
    _finish(record, by)


def _held() -> DeskSettingsRecord:
    return queries.hold() or DeskSettingsRecord(id=1, answers={})


def _finish(record: DeskSettingsRecord, by: int | None) -> None:
    db.session.add(record)
    db.session.flush()
    audit.record(SettingsDeed.CHANGED, record, by=by)
    current.forget()
