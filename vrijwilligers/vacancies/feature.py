"""What vacancies bring."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import OWN_FIGURE, Deed, Event, FactKind, Feature, MenuEntry, Permission
from vrijwilligers.organisations.feature import ContactPersonGoes, WhereContactIs
from vrijwilligers.talents.feature import CodeUses


class VacancyPermission(Permission):
    """What one may do with vacancies."""

    READ = "vacancy:read"
    NOTE = "vacancy:note"
    WRITE = "vacancy:write"
    IMPORT = "vacancy:import"


@dataclass(frozen=True)
class ContactChanged(Event):
    """Somebody else answers for a vacancy."""

    vacancy_id: int
    at: datetime


@dataclass(frozen=True)
class VacanciesMerge(Event):
    """Two vacancies become one; what belongs to them moves next. Who cannot have it raises."""

    stays_id: int
    goes_id: int


@dataclass(frozen=True)
class VacancyPublished(Event):
    """A vacancy is shown for the first time."""

    vacancy_id: int
    by: int | None


@dataclass(frozen=True)
class WhoHears(Event):
    """A question: where does word go of what becomes of a proposal? An address, or empty."""

    vacancy_id: int


@dataclass(frozen=True)
class ChangeNoted(Event):
    """Somebody at the desk noted what an organisation says; who writes vacancies decides on it."""

    vacancy_id: int
    facts: dict[str, Any]  # that are different, as plain values by field
    words: str | None
    said_by: str | None
    pauses: bool  # the vacancy is shown to nobody until then
    by: int
    at: datetime


@dataclass(frozen=True)
class VacancyIsFilled(Event):
    """The organisation found whom it sought: who was introduced there must hear it."""

    vacancy_id: int
    by: int | None


@dataclass(frozen=True)
class VacancyReopened(Event):
    """A vacancy is shown again."""

    vacancy_id: int
    by: int | None


@dataclass(frozen=True)
class WhoIsIntroduced(Event):
    """A question: who is on the way to this vacancy? Each answer is a list of ``Introduced``."""

    vacancy_id: int


@dataclass(frozen=True)
class Introduced:
    """Somebody on the way to a vacancy: by the short name, with the key of the introduction."""

    name: str
    introduction_id: int


@dataclass(frozen=True)
class UrgentWork(Event):
    """A question before a print: of these vacancies, for which are people wanted soon.

    Each answer says it in words by the number of the vacancy, in the language that is spoken.
    """

    vacancy_ids: tuple[int, ...]


@dataclass(frozen=True)
class WhatIsSaid(Event):
    """A question: why did people not want a vacancy? Each answer is lines with figures."""

    vacancy_id: int


class VacancyDeed(Deed, thing="vacancy"):
    """What is done to a vacancy."""

    WRITTEN = "written", _l("wrote the vacancy")
    CHANGED = "changed", _l("changed the vacancy")
    DELETED = "deleted", _l("deleted the vacancy")
    TEXTS_CHANGED = "texts changed", _l("changed our texts")
    TEXT_CHECKED = "text checked", _l("found a text plain enough")
    OWN_VALUE_GIVEN = "own value given", _l("gave a value of ours")
    OWN_VALUE_DROPPED = "own value dropped", _l("took a value of ours away")
    SOURCE_LOOKED_AT = "source looked at", _l("looked at what the source changed")
    PROLONGED = "prolonged", _l("gave a later last day")
    CONFIRMED = "confirmed", _l("confirmed that it is still right")
    SUBMITTED = "submit", _l("asked a colleague to check it")
    PUBLISHED = "publish", _l("published it")
    PAUSED = "pause", _l("paused it")
    FILLED = "fill", _l("noted that it is filled")
    WITHDRAWN = "withdraw", _l("withdrew it")
    REOPENED = "reopen", _l("published it again")
    MERGED = "merged", _l("merged another vacancy into it")
    MERGED_AWAY = "merged away", _l("merged it into another vacancy")
    APART = "apart", _l("took two vacancies apart again")
    TWO = "two", _l("said that two vacancies are two")
    CONTACT_SHOWN = "contact shown", _l("said that its contact data may be public")
    CONTACT_FOLLOWED = "contact followed", _l("gave it another contact, or none")
    CONTACT_MASKED = "contact masked", _l("said that its contact data may not be public")


class SourceDeed(Deed, thing="public_source"):
    """What is said of a source."""

    CONTACT_SHOWN = (
        "contact of source shown",
        _l("said that contact data of a source may be public"),
    )
    CONTACT_MASKED = (
        "contact of source masked",
        _l("said that contact data of a source may not be public"),
    )


class AskedSourceDeed(Deed, thing="asked_source"):
    """What is said of who asks about the vacancies of a source."""

    WE_ASK = "we ask about source", _l("said that we ask about the vacancies of a source")
    SOURCE_ASKS = "source asks itself", _l("said that a source asks about its vacancies itself")


class VacancyFact(FactKind):
    """What is counted of vacancies."""

    IMPORTED = "vacancies_imported", OWN_FIGURE
    STEP = "vacancy_step", OWN_FIGURE


FEATURE = Feature(
    name="vacancies",
    models=("vrijwilligers.vacancies.models",),
    pages=("vrijwilligers.vacancies.views",),
    not_about_candidates=frozenset({"vacancies"}),
    menu=(
        MenuEntry(
            place=30,
            endpoint="vacancies.index",
            icon="vacancies",
            words=_l("Vacancies"),
            permission=VacancyPermission.READ,
        ),
    ),
    search_keys=("vrijwilligers.vacancies.actions.keys:KEYS",),
    import_kinds={"vacancies": "vrijwilligers.vacancies.import_kind:VACANCIES"},
    commands={"vacancies": "vrijwilligers.vacancies.cli:commands"},
    permissions={
        Role.RECEPTION: frozenset({VacancyPermission.READ, VacancyPermission.NOTE}),
        Role.COORDINATOR: frozenset(VacancyPermission),
    },
    deeds=(VacancyDeed, SourceDeed, AskedSourceDeed),
    listeners={
        ContactPersonGoes: ("vrijwilligers.vacancies.actions.contact_persons:on_contact_goes",),
        WhereContactIs: ("vrijwilligers.vacancies.actions.contact_persons:say_where",),
        CodeUses: ("vrijwilligers.vacancies.queries.code_uses:column_of",),
    },
    facts=(VacancyFact,),
    demo=(
        "vrijwilligers.demo.imported_vacancies:add",
        "vrijwilligers.demo.own_vacancies:add",
    ),
)
