"""An organisation as a file lists it; ``None`` and what is empty mean that the file is silent."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from vrijwilligers.organisations.rules.details import (
    LANGUAGES,
    AddressDetails,
    OrganisationDetails,
    OrganisationFields,
    OrganisationWords,
    PersonDetails,
)
from vrijwilligers.organisations.rules.kinds import OrganisationKind, may_offer_tasks


@dataclass(frozen=True, kw_only=True)
class ListedOrganisation(OrganisationFields):
    """What a file says of an organisation, of its houses, and of one person there."""

    addresses: tuple[AddressDetails, ...] = ()  # the main one first
    person: PersonDetails | None = None


PLAIN = tuple(  # what is one column of the organisation itself
    each.name for each in fields(OrganisationFields) if each.name not in ("words", "sectors")
)
WORDS = tuple(f"{what}_{language}" for what in ("name", "about") for language in LANGUAGES)
PERSON = tuple(each.name for each in fields(PersonDetails))
ADDRESS = tuple(each.name for each in fields(AddressDetails) if each.name != "is_main")


def completed(listed: ListedOrganisation) -> OrganisationDetails:
    """Return what a new organisation is: what its file says, else what we take for granted."""
    every = {each.name: getattr(listed, each.name) for each in fields(OrganisationFields)}
    said = {name: value for name, value in every.items() if value is not None}
    offers_tasks = may_offer_tasks(said.get("kind", OrganisationKind.UNKNOWN))
    return OrganisationDetails(**{"offers_tasks": offers_tasks} | said)


def columns_of(words: Mapping[str, OrganisationWords]) -> dict[str, str]:
    """Return names and descriptions by column: name_nl … and about_nl …, those that there are."""
    said = {f"name_{language}": each.name for language, each in words.items()}
    said |= {f"about_{language}": each.about for language, each in words.items()}
    return {column: text for column, text in said.items() if text}


def words_of(columns: Mapping[str, str | None]) -> dict[str, OrganisationWords]:
    """Return names and descriptions by language, of columns such as name_nl and about_nl."""
    every = {
        code: OrganisationWords(columns.get(f"name_{code}"), columns.get(f"about_{code}") or None)
        for code in LANGUAGES
    }
    return {code: words for code, words in every.items() if any(words)}
