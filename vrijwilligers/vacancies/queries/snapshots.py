"""What vacancies say now, as plain values: to compare with a file, and to put back later."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.batches import batches
from vrijwilligers.vacancies.models import Vacancy, VacancyLanguage, VacancyTalent, VacancyText
from vrijwilligers.vacancies.rules import TextOrigin, VacancyDetails

VACANCY = Vacancy.__table__
OF_DETAILS = (  # columns that a vacancy shares with its details
    *("source_url", "category", "engagement", "start_on", "end_on", "publish_until"),
    *("days", "hours_per_week", "places", "postcode", "municipality", "place", "wheelchair"),
    *("remote", "support_offered", "practise_dutch", "minimum_age", "allowance"),
    *("contact_name", "contact_email", "contact_phone"),
)
OF_IMPORT = ("status", "language", "organisation_id", "fingerprint", "fetched_at", "gone_at")
REMEMBERED = (*OF_DETAILS, *OF_IMPORT, "source_changed_at")

Facts = dict[str, Any]


@dataclass
class Snapshot:
    """One vacancy as plain values; ``ours`` are the languages in which we wrote a text."""

    columns: Facts
    version: int
    organisation: str
    texts: dict[str, list[str]] = field(default_factory=dict)  # of the source
    ours: list[str] = field(default_factory=list)
    languages: dict[str, str] = field(default_factory=dict)
    talents: list[str] = field(default_factory=list)

    def facts(self) -> Facts:
        """Return what can be compared with the details in a file."""
        shown = {name: self.columns[name] for name in OF_DETAILS}
        return _facts(shown, self.organisation, self.texts, self.languages, self.talents)


def facts_in(details: VacancyDetails) -> Facts:
    """Return the details of a file as they would stand in a snapshot."""
    shown = {name: plain(getattr(details, name)) for name in OF_DETAILS}
    texts = {code: list(text) for code, text in details.texts.items()}
    languages = {code: str(level) for code, level in details.languages.items()}
    return _facts(shown, details.organisation, texts, languages, sorted(details.talents))


def _facts(
    shown: Facts,
    organisation: str,
    texts: dict[str, list[str]],
    languages: dict[str, str],
    talents: list[str],
) -> Facts:
    words = {f"title_{code}": text[0] for code, text in texts.items()}
    words |= {f"description_{code}": text[1] for code, text in texts.items()}
    return {"organisation": organisation, **words, **shown, "languages": languages} | {
        "talents": talents
    }


def plain(value: Any) -> Any:
    """Write a value of a column so that JSON can hold it."""
    return value.isoformat() if isinstance(value, date) else value


def snapshots(keys: Iterable[int]) -> dict[int, Snapshot]:
    """Return what vacancies say now, by key."""
    found: dict[int, Snapshot] = {}
    for some in batches(keys):
        found |= _of(some)
    return found


def _of(keys: list[int]) -> dict[int, Snapshot]:
    columns = [VACANCY.c[name] for name in REMEMBERED]
    asked = select(VACANCY.c.id, VACANCY.c.version, Organisation.name, *columns)
    joined = asked.join(Organisation, Organisation.id == VACANCY.c.organisation_id)
    found = {
        row[0]: Snapshot(
            dict(zip(REMEMBERED, map(plain, row[3:]), strict=True)), row.version, row.name
        )
        for row in db.session.execute(joined.where(VACANCY.c.id.in_(keys)))
    }
    _add_texts(found, keys)
    for key, language, level in _parts(VacancyLanguage.language, VacancyLanguage.level, keys):
        found[key].languages[language] = str(level)
    for key, code, _ in _parts(VacancyTalent.code, VacancyTalent.code, keys):
        found[key].talents.append(code)
    return found


def _add_texts(found: dict[int, Snapshot], keys: list[int]) -> None:
    text = VacancyText
    asked = select(text.vacancy_id, text.language, text.origin, text.title, text.description)
    in_order = asked.where(text.vacancy_id.in_(keys)).order_by(text.vacancy_id, text.language)
    for row in db.session.execute(in_order):
        if row.origin == TextOrigin.OURS:
            found[row.vacancy_id].ours.append(row.language)
        else:
            found[row.vacancy_id].texts[row.language] = [row.title, row.description]


def _parts(one: Any, other: Any, keys: list[int]) -> Iterable[Any]:
    key = one.class_.vacancy_id
    asked = select(key, one.label("one"), other.label("other")).where(key.in_(keys))
    return db.session.execute(asked.order_by(key, one))
