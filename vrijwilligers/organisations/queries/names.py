"""By which names and numbers organisations are known: their own, and those of merged doubles."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from vrijwilligers.core.batches import batches
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation, OrganisationAlias, OrganisationText
from vrijwilligers.organisations.rules.identities import Identity

Question = Select[int, int, Any, Any, Any]  # rank, key, name, kbo, vcode


def goes_by(folded_text: str) -> ColumnElement[bool]:
    """Say of an organisation, in SQL, that one of its names holds a folded text."""
    others = (OrganisationAlias, OrganisationText)
    return or_(
        Organisation.name_folded.contains(folded_text, autoescape=True),
        *(
            Organisation.id.in_(
                select(other.organisation_id).where(
                    other.name_folded.contains(folded_text, autoescape=True)
                )
            )
            for other in others
        ),
    )


def known_as(
    names: Iterable[str], kbos: Iterable[str], vcodes: Iterable[str] = ()
) -> list[Identity]:
    """Return who goes by one of the folded names or numbers: own names first, the oldest first."""
    wanted = (("name_folded", names), ("kbo", kbos), ("vcode", vcodes))
    found: dict[tuple[int, Identity], None] = {}
    for column, values in wanted:
        for some in batches(sorted(set(values))):
            for question in _questions(column, some):
                for rank, *identity in db.session.execute(question):
                    found[rank, Identity(*identity)] = None
    return [identity for _, identity in sorted(found, key=lambda one: (one[0], one[1].key))]


def _questions(column: str, values: list[str]) -> list[Question]:
    """Ask it of organisations, of other names they have, and of their names in a language."""
    own: Question = select(
        literal(0), Organisation.id, Organisation.name_folded, Organisation.kbo, Organisation.vcode
    )
    alias: Question = select(
        literal(1),
        Organisation.id,
        OrganisationAlias.name_folded,
        func.coalesce(OrganisationAlias.kbo, Organisation.kbo),
        func.coalesce(OrganisationAlias.vcode, Organisation.vcode),
    ).join(OrganisationAlias, OrganisationAlias.organisation_id == Organisation.id)
    asked = [
        own.where(getattr(Organisation, column).in_(values)),
        alias.where(getattr(OrganisationAlias, column).in_(values)),
    ]
    if column == "name_folded":
        text: Question = select(
            literal(2),
            Organisation.id,
            OrganisationText.name_folded,
            Organisation.kbo,
            Organisation.vcode,
        ).join(OrganisationText, OrganisationText.organisation_id == Organisation.id)
        asked.append(text.where(OrganisationText.name_folded.in_(values)))
    return asked
