"""The registers at the end of a bundle: where to look for a place, an organisation, or Dutch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from flask_babel import gettext as _

from vrijwilligers.bundles.documents.vacancies import Content
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import practises_dutch, town_name
from vrijwilligers.vocabulary.text import fold

Groups = dict[str, list[str]]


def registers(vacancies: Sequence[Vacancy]) -> list[Content]:
    """Return the registers that say something, in the language we speak now."""
    row = _("In bold the number of the vacancy, then the page.")
    made = (
        (
            _("Register: practise Dutch"),
            _("By the level from which one is welcome."),
            True,
            _levels,
        ),
        (_("Register: municipalities"), row, False, _places),
        (_("Register: organisations"), row, False, _organisations),
    )
    return [
        {"name": name, "about": about, "titled": is_titled, "groups": groups}
        for name, about, is_titled, grouped in made
        if (groups := _in_order(grouped(vacancies)))
    ]


def _levels(vacancies: Sequence[Vacancy]) -> Groups:
    return _grouped(
        (_("From level %(level)s", level=one.practise_dutch), one)
        for one in vacancies
        if practises_dutch(one)
    )


def _places(vacancies: Sequence[Vacancy]) -> Groups:
    return _grouped((town_name(one), one) for one in vacancies)


def _organisations(vacancies: Sequence[Vacancy]) -> Groups:
    return _grouped((one.organisation.name, one) for one in vacancies)


def _grouped(named: Iterable[tuple[str | None, Vacancy]]) -> Groups:
    groups: Groups = defaultdict(list)
    for name, vacancy in named:
        if name:
            groups[name].append(str(vacancy.id))
    return groups


def _in_order(groups: Groups) -> list[Content]:
    return [
        {"name": name, "numbers": sorted(groups[name], key=int)}
        for name in sorted(groups, key=fold)
    ]
