"""Two records of one organisation made one: nothing that belongs to either is lost.

All that points at the record that goes, in any feature, points at the one that stays. Names and
numbers that are given up stay known (``OrganisationAlias``), so that the double does not come back.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import OrganisationDeed, OrganisationsMerge
from vrijwilligers.organisations.models import (
    ContactPerson,
    NotDouble,
    Organisation,
    OrganisationAlias,
    OrganisationText,
)
from vrijwilligers.organisations.queries import merging as queries
from vrijwilligers.organisations.rules import may_offer_tasks
from vrijwilligers.organisations.rules.listed import ADDRESS, LANGUAGES
from vrijwilligers.organisations.rules.merging import NOTE, OWN, Merger, merged
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.records import audit, facts
from vrijwilligers.records.references import repoint
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.text import fold


class OneAndTheSame(Problem):
    """A record cannot be merged with itself."""

    message = _l("These are not two organisations: choose another one.")


class _GivenUp(NamedTuple):
    """By what the record that goes was known."""

    name: str
    kbo: str | None
    vcode: str | None


def merge(stays: Organisation, goes: Organisation, merger: Merger, *, by: int | None) -> None:
    """Make one record of two."""
    if stays.id == goes.id:
        raise OneAndTheSame
    mine, theirs = queries.answers_of(stays), queries.answers_of(goes)
    said = merged(mine, theirs, merger.taken)
    _join_parts(stays, goes, takes_note=NOTE in merger.taken)
    audit.record(OrganisationDeed.MERGED, stays, by=by)
    audit.record(OrganisationDeed.MERGED_AWAY, goes, by=by)
    _move(stays, goes)
    _fill(stays, said)
    lost = [_GivenUp(theirs["name"], theirs["kbo"], theirs["vcode"])]
    lost += [_GivenUp(mine["name"], mine["kbo"], mine["vcode"])]
    lost += [_GivenUp(name, None, None) for name in _names_lost(mine, theirs, said)]
    for one in lost:
        _remember(stays, one)


def _names_lost(
    mine: dict[str, Any], theirs: dict[str, Any], said: dict[str, Any]
) -> Iterator[str]:
    for answers in (mine, theirs):
        for language in LANGUAGES:
            name = answers[f"name_{language}"]
            if name and name != said[f"name_{language}"]:
                yield name


def _join_parts(stays: Organisation, goes: Organisation, *, takes_note: bool) -> None:
    """Leave of what both have only one: the same address, the same person, one note."""
    if takes_note and goes.information_note and stays.information_note:
        db.session.delete(stays.information_note)
    _join_addresses(stays, goes)
    announce(OrganisationsMerge(stays.id, goes.id, at=now()))
    for person in goes.contact_persons:
        twin = next((one for one in stays.contact_persons if _are_one(one, person)), None)
        if twin:
            _join_persons(twin, person)
    db.session.flush()


def _join_addresses(stays: Organisation, goes: Organisation) -> None:
    has_main = any(address.is_main for address in stays.addresses)
    for address in goes.addresses:
        address.is_main = address.is_main and not has_main
        twin = next((one for one in stays.addresses if _same_place(one, address)), None)
        if twin:
            twin.is_main = twin.is_main or address.is_main
            db.session.delete(address)


def _same_place(one: Any, other: Any) -> bool:
    pairs = ((getattr(one, part), getattr(other, part)) for part in ADDRESS)
    return all(fold(mine or "") == fold(theirs or "") for mine, theirs in pairs)


def _are_one(one: ContactPerson, other: ContactPerson) -> bool:
    """Tell whether two have one name, and no mail or phone that would be lost."""
    return fold(one.name) == fold(other.name) and not any(
        mine and theirs and mine.casefold() != theirs.casefold()
        for mine, theirs in ((one.email, other.email), (one.phone, other.phone))
    )


def _join_persons(stays: ContactPerson, goes: ContactPerson) -> None:
    for part in ("role", "phone", "email", "language"):
        setattr(stays, part, getattr(stays, part) or getattr(goes, part))
    db.session.flush()
    repoint(ContactPerson.__table__, goes.id, stays.id)  # type: ignore[arg-type]
    db.session.delete(goes)


def _move(stays: Organisation, goes: Organisation) -> None:
    for said in queries.is_said_to_be_two(stays.id, goes.id):
        db.session.delete(said)
    db.session.flush()
    repoint(Organisation.__table__, goes.id, stays.id)  # type: ignore[arg-type]
    db.session.expire_all()  # what was loaded of both is not so any more
    if stays.counted:
        facts.take_back(goes.counted)  # one organisation was added, not two
    else:
        stays.counted = goes.counted
    db.session.delete(goes)
    db.session.flush()


def _fill(stays: Organisation, said: dict[str, Any]) -> None:
    for name in OWN:
        setattr(stays, name, said[name])
    stays.offers_tasks = stays.offers_tasks and may_offer_tasks(stays.kind)
    for column, value in name_columns(stays.name).items():
        setattr(stays, column, value)
    stays.touch()
    for language in LANGUAGES:
        _say(stays, language, said[f"name_{language}"], said[f"about_{language}"])
    db.session.flush()


def _say(stays: Organisation, language: str, name: str | None, about: str | None) -> None:
    text = next((text for text in stays.texts if text.language == language), None)
    if text is None and (name or about):
        text = OrganisationText(language=language)
        stays.texts.append(text)
    if text:
        for column, value in name_columns(name).items():
            setattr(text, column, value)
        text.about = about


def _remember(stays: Organisation, lost: _GivenUp) -> None:
    """Keep a name, and numbers that are not those of the record any more."""
    kbo = lost.kbo if lost.kbo != stays.kbo else None
    vcode = lost.vcode if lost.vcode != stays.vcode else None
    columns = name_columns(lost.name)
    if columns["name_folded"] == stays.name_folded and not kbo and not vcode:
        return
    known = select(OrganisationAlias).where(OrganisationAlias.name_folded == columns["name_folded"])
    alias = db.session.scalars(known).first()
    if alias is None:
        alias = OrganisationAlias(**columns)
        db.session.add(alias)
    alias.organisation_id = stays.id  # who was merged last has the name
    alias.kbo, alias.vcode = kbo or alias.kbo, vcode or alias.vcode
    db.session.flush()


def say_two(one: Organisation, other: Organisation, *, by: int | None) -> None:
    """Write down that two that look like one are two; saying it again changes nothing."""
    if one.id == other.id:
        raise OneAndTheSame
    if not queries.is_said_to_be_two(one.id, other.id):
        keys = sorted((one.id, other.id))
        db.session.add(NotDouble(one_id=keys[0], other_id=keys[1]))
        audit.record(OrganisationDeed.SAID_TO_BE_TWO, one, by=by)
        audit.record(OrganisationDeed.SAID_TO_BE_TWO, other, by=by)


def doubt_again(one: Organisation, other: Organisation, *, by: int | None) -> None:
    """Take back that two are two: they are shown as likely doubles again."""
    for said in queries.is_said_to_be_two(one.id, other.id):
        db.session.delete(said)
        audit.record(OrganisationDeed.PERHAPS_ONE, one, by=by)
        audit.record(OrganisationDeed.PERHAPS_ONE, other, by=by)
