"""The printed bundle: what it says, in the language of whoever will read it.

The shape of the content stands on top of ``templates/print/bundle.typ``.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.bundles import queries, wording
from vrijwilligers.bundles.documents.codes import code_of_site
from vrijwilligers.bundles.documents.letter_head import letter_head
from vrijwilligers.bundles.documents.vacancies import Content, said
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.languages import listed, say_day, speaking
from vrijwilligers.vocabulary.problems import Problem


class NothingToPrint(Problem):
    """No open vacancy fits the choice: an empty bundle helps nobody."""

    message = _l("There is no open vacancy for this choice. Choose another list or category.")
    field = "category"


def content(choice: BundleChoice, *, today: date) -> tuple[Content, int]:
    """Return what the bundle says and how many vacancies are in it; raise ``NothingToPrint``.

    Reads the database; printing does not, so let go of the database in between.
    """
    vacancies = queries.chosen(choice, today=today)
    if not vacancies:
        raise NothingToPrint
    known = queries.numbers_in_last(choice.season) if choice.marks_new else None
    with speaking(choice.language):
        words = _front(choice, vacancies, today) | {
            "language": choice.language,
            "runs_on": choice.season is not None,
            "words": _words(),
            "paper": choice.size,
            "large": choice.large,
            "qr": code_of_site() if choice.qr else None,
            "chapters": _chapters(vacancies, choice, known, today),
        }
    return words, len(vacancies)


def print_bundle(what: Content, *, today: date) -> Print:
    """Print what a bundle says as PDF/UA-1; raise ``PrintFailed`` when that cannot be done."""
    return print_pdf("bundle.typ", what, made_on=today)


def _front(choice: BundleChoice, vacancies: Sequence[Vacancy], today: date) -> Content:
    edition = wording.edition_name(choice.season, today)
    if choice.category:
        edition = f"{category_names(choice.language)[choice.category]} · {edition}"
    return {
        "title": wording.list_name(choice.season),
        "edition": edition,
        "about": _about(choice, today),
        "date": _("Printed on %(day)s", day=say_day(today)),
        "imprint": "\n".join(_imprint(vacancies)),
    } | letter_head(today)


def _about(choice: BundleChoice, today: date) -> str:
    if not choice.season:
        return ""
    when = wording.say_period(choice.season, today)
    return _("Volunteer work for once or a short period, %(when)s", when=when)


def _imprint(vacancies: Sequence[Vacancy]) -> list[str]:
    sources = sorted({vacancy.source_name for vacancy in vacancies if vacancy.source_name})
    lines = [
        _("Things change: a place may be taken. Ask us at the desk, we gladly help you further."),
    ]
    if desk_settings().controller:
        lines.append(_("Published by %(name)s.", name=desk_settings().controller))
    if sources:
        names = listed(sources)
        lines.append(_("Source of the vacancies: %(names)s and the organisations.", names=names))
    return lines


def _words() -> dict[str, str]:
    return {
        "contents": _("Contents"),
        "when": _("When"),
        "languages": _("Languages"),
        "practise": _("Practise your Dutch"),
        "apply": _("Apply"),
        # Translators: mark on a vacancy that was not in the edition before
        "new": _("New"),
        "online": _("Look online"),
        "questions": _("Questions? Come to the desk:"),
        "source": _("Source:"),
        # Translators: short for "number", before the number of a vacancy
        "number": _("no."),
        # Translators: after a number: "1 vacancy"
        "vacancy": _("vacancy"),
        # Translators: after a number: "12 vacancies"
        "vacancies": _("vacancies"),
        "empty": str(NothingToPrint.message),
    }


def _chapters(
    vacancies: Sequence[Vacancy], choice: BundleChoice, known: frozenset[str] | None, today: date
) -> list[Content]:
    names = category_names(choice.language)
    return [
        {
            # Translators: the last chapter of the bundle, for vacancies without a category
            "name": names[code] if code else _("Other"),
            "vacancies": [_entry(vacancy, choice, known, today) for vacancy in those],
        }
        for code, those in groupby(vacancies, key=lambda vacancy: vacancy.category)
    ]


def _entry(
    vacancy: Vacancy, choice: BundleChoice, known: frozenset[str] | None, today: date
) -> Content:
    is_new = known is not None and str(vacancy.id) not in known
    return said(vacancy, choice, today=today) | {"is_new": is_new}
