"""What this desk writes to candidates, where it chose words of its own."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FicheEvent, Introduction, LetterTemplate
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.letters import LetterTemplateKind, LetterText

TELLS = (FicheEventKind.MAILED, FicheEventKind.TEXTED)


def own_texts() -> Mapping[tuple[LetterTemplateKind, str], LetterText]:
    """Return the texts that are this desk's own, by kind and language."""
    every = db.session.scalars(select(LetterTemplate))
    return {(one.kind, one.language): _text(one) for one in every}


def own_text(kind: LetterTemplateKind, language: str) -> LetterTemplate | None:
    """Return the text of this desk in one language; nobody else changes it meanwhile."""
    wanted = select(LetterTemplate).where(
        LetterTemplate.kind == kind, LetterTemplate.language == language
    )
    return db.session.scalars(wanted.with_for_update()).one_or_none()


def told_of(introduction: Introduction) -> Sequence[FicheEvent]:
    """Return what was mailed or texted about an introduction, the latest first."""
    told = select(FicheEvent).where(
        FicheEvent.introduction_id == introduction.id, FicheEvent.kind.in_(TELLS)
    )
    return db.session.scalars(told.order_by(FicheEvent.id.desc())).all()


def _text(template: LetterTemplate) -> LetterText:
    return LetterText(subject=template.subject, body=template.body)
