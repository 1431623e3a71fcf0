"""Questions about languages for visitors and their texts. Nothing here changes anything."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from vrijwilligers.extensions import db
from vrijwilligers.visitor_texts.models import AddedLanguage, AddedText, TextSignature


def languages() -> Sequence[AddedLanguage]:
    """Return the languages that were added, by their code."""
    return db.session.scalars(select(AddedLanguage).order_by(AddedLanguage.code)).all()


def get_language(code: str) -> AddedLanguage:
    """Return a language by its code, or raise ``NoResultFound``."""
    return db.session.scalars(_of_code(code)).one()


def hold_language(code: str) -> AddedLanguage:
    """Return one as ``get_language`` does, and let nobody else change its texts meanwhile."""
    return db.session.scalars(_of_code(code).with_for_update()).one()


def find_language(code: str) -> AddedLanguage | None:
    """Return a language by its code; nothing where nobody added it."""
    return db.session.scalars(_of_code(code)).one_or_none()


def words_in(language: AddedLanguage) -> dict[str, str]:
    """Return the texts of a language by their keys."""
    rows = select(AddedText.key, AddedText.words).where(AddedText.language_id == language.id)
    return {row.key: row.words for row in db.session.execute(rows.order_by(AddedText.key))}


def texts_in(language: AddedLanguage) -> dict[str, AddedText]:
    """Return the rows of the texts of a language, to change them."""
    rows = select(AddedText).where(AddedText.language_id == language.id)
    return {row.key: row for row in db.session.scalars(rows.order_by(AddedText.key))}


def signatures_of(language: AddedLanguage) -> Sequence[TextSignature]:
    """Return who signed which part of a language, as it was then."""
    rows = select(TextSignature).where(TextSignature.language_id == language.id)
    signed_by = joinedload(TextSignature.signed_by)
    return db.session.scalars(rows.options(signed_by).order_by(TextSignature.part)).all()


def _of_code(code: str) -> Select[AddedLanguage]:
    return select(AddedLanguage).where(AddedLanguage.code == code)
