"""Where somebody may stand without being named in a text of others.

That is their own row in another role (a candidate may be a contact person, or a colleague), and a
file without words, such as a scan, of an organisation that had to do with them. Both stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, or_, select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.privacy.queries.mentions import Mention
from vrijwilligers.privacy.queries.paths import PersonKey, identifying
from vrijwilligers.privacy.rules.mentions import MentionKind, PersonalIdentity, blank
from vrijwilligers.privacy.rules.packed import legible
from vrijwilligers.privacy.rules.people import PeopleIndex
from vrijwilligers.records.batches import batches
from vrijwilligers.records.declarations import is_text_of_file, tables, target_of
from vrijwilligers.records.personal import PEOPLE, DataSubject
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.text import fold


def beside(people: Mapping[PersonKey, PersonalIdentity]) -> dict[PersonKey, list[Mention]]:
    """Return for each of them what a coordinator must look at, whatever any text says."""
    found = {person: list(_files_without_words(person)) for person in people}
    for subject in PEOPLE:  # of the same kind they are doubles, or a family
        others = {one: identity for one, identity in people.items() if one.subject != subject}
        table = PersonKey(subject, 0).table
        for person, key in _also_in(table, others):
            found[person].append(Mention(table, (key,), MentionKind.LIKELY, (), is_left=True))
    return found


def _also_in(
    table: Table, people: Mapping[PersonKey, PersonalIdentity]
) -> Iterator[tuple[PersonKey, int]]:
    """Yield who has the same whole name, phone or mail as a row of another kind of people."""
    for some in batches(people):
        part = {one: people[one] for one in some}
        index = PeopleIndex(part)
        for key, words in _people(table, part.values()):
            for person in {*index.possible_in(words)}:
                if blank(words, part[person]).seen == MentionKind.EXACT:
                    yield person, key


def _people(table: Table, identities: Iterable[PersonalIdentity]) -> Iterator[tuple[int, str]]:
    """Yield the number of rows, and who it is as one would write it."""
    wanted: Select[Any] = select(table.c.id, *identifying(table)).order_by(table.c.id)
    if table is Candidate.__table__:  # there are many
        wanted = wanted.where(_may_be_one_of(identities))
    for key, *words in db.session.execute(wanted):
        yield key, " ".join(filter(None, words))


def _may_be_one_of(identities: Iterable[PersonalIdentity]) -> ColumnElement[bool]:
    several = [*identities]
    names = {fold(" ".join(order)) for one in several for order in (one.names, *one.orders)}
    return or_(
        Candidate.name_folded.in_(names),
        Candidate.phone.in_({phone for one in several for phone in one.phones}),
        Candidate.email.in_({email for one in several for email in one.emails}),
    )


def _files_without_words(person: PersonKey) -> Iterator[Mention]:
    for table in tables():
        for words in filter(is_text_of_file, table.columns):
            has_file = table.c[words.info["text_of"]].is_not(None)
            theirs = _of_organisation(table).in_(_organisations_of(person))
            (number,) = table.primary_key
            files = select(number, words).where(theirs, has_file).order_by(number)
            for key, text in db.session.execute(files):
                if text is None or not legible(text).strip():
                    yield Mention(table, (key,), MentionKind.LIKELY, (), in_file=True)


def _of_organisation(table: Table) -> Column[Any]:
    return next(one for one in table.columns if target_of(one) == "organisation")


def _organisations_of(person: PersonKey) -> Select[int]:
    """Ask which organisations know somebody: their own, or where they were introduced."""
    if person.subject == DataSubject.CANDIDATE:
        introduced = select(Vacancy.organisation_id).join(Introduction)
        return introduced.where(Introduction.candidate_id == person.id)
    if person.subject == DataSubject.CONTACT_PERSON:
        return select(ContactPerson.organisation_id).where(ContactPerson.id == person.id)
    return select(Vacancy.organisation_id).where(Vacancy.id.is_(None))
