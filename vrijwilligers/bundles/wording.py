"""What bundles are called, in the language we speak now."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.bundles import rules
from vrijwilligers.bundles.models import Edition
from vrijwilligers.bundles.rules import Quarter, Season
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vocabulary.languages import language_name, say_day, spoken

LISTS = {
    None: _l("Vacancy bundle"),
    Season.SUMMER: _l("Summer list"),
    Season.WINTER: _l("Winter list"),
}
EDITIONS = {
    # Translators: the name of an edition, such as "Spring 2027" or "Winter 2026–2027"
    Quarter.SPRING: _l("Spring %(years)s"),
    Quarter.SUMMER: _l("Summer %(years)s"),
    Quarter.AUTUMN: _l("Autumn %(years)s"),
    Quarter.WINTER: _l("Winter %(years)s"),
}


def list_name(season: str | None) -> str:
    """Say what is printed: *Vacancy bundle*, *Summer list* or *Winter list*."""
    return str(LISTS[Season(season) if season else None])


def edition_name(season: Season | None, today: date) -> str:
    """Say which edition: *Autumn 2026* of the bundle, *2027* of the summer list."""
    if season:
        return _joined(rules.years(rules.period(season, today)))
    part, years = rules.quarter(today)
    return str(EDITIONS[part]) % {"years": _joined(years)}


def edition_title(edition: Edition) -> str:
    """Say which edition it is: its list, and its name where somebody gave one."""
    return " · ".join(part for part in (list_name(edition.season), edition.name) if part)


def edition_details(edition: Edition) -> list[str]:
    """Say what tells it apart from others of its day: for whom, of what, on which paper."""
    choice = rules.from_json(edition.choice) if edition.choice else None
    category = edition.category and category_names(spoken())[edition.category]
    marks = [language_name(edition.language), category, _vacancies(edition)]
    if choice:
        marks += [
            choice.size.upper(),
            _("large print") if choice.large else None,
            None if choice.contact else _("without contact data"),
            _("code beside each") if choice.qr_each else None,
        ]
    if edition.volumes > 1:
        marks.append(_("in %(count)s volumes", count=edition.volumes))
    return [mark for mark in marks if mark]


def _vacancies(edition: Edition) -> str:
    return ngettext("%(num)s vacancy", "%(num)s vacancies", edition.vacancies)


def say_period(season: Season, today: date) -> str:
    """Say when the work of a list can be done: *between 15 June 2027 and 15 September 2027*."""
    days = rules.period(season, today)
    return _("between %(first)s and %(last)s", first=say_day(days.first), last=say_day(days.last))


def _joined(years: tuple[int, ...]) -> str:
    return "–".join(str(year) for year in years)
