"""The printed bundle: what it says, in the language of whoever will read it.

The shape of the content stands on top of ``templates/print/bundle.typ``.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.bundles import queries, wording
from vrijwilligers.bundles.documents.codes import code_of_site
from vrijwilligers.bundles.documents.letter_head import letter_head
from vrijwilligers.bundles.documents.registers import registers
from vrijwilligers.bundles.documents.unbroken import unbroken
from vrijwilligers.bundles.documents.vacancies import Content, said, urgent_work_among
from vrijwilligers.bundles.documents.volumes import volumes
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.exchange.documents import print_pdf
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import practises_dutch
from vrijwilligers.vacancies.wording.parts import say_practice_mark
from vrijwilligers.vocabulary.languages import listed, say_day, speaking
from vrijwilligers.vocabulary.problems import Problem

FEWEST_WITH_REGISTERS = 20  # vacancies; in fewer one finds one's way


@dataclass(frozen=True)
class PrintedBundle:
    """A finished bundle: the PDF of each volume, and what our fonts could not write in it."""

    volumes: tuple[bytes, ...]
    replaced: dict[str, int]

    @property
    def pdf(self) -> bytes:
        """Return the first volume, which is mostly the only one."""
        return self.volumes[0]


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
            "words": _words(),
            "paper": choice.size,
            "large": choice.large,
            "qr": code_of_site() if choice.qr else None,
            "guide": _guide(vacancies),
            "chapters": _chapters(vacancies, choice, known, today),
            "registers": registers(vacancies) if len(vacancies) >= FEWEST_WITH_REGISTERS else [],
        }
    return words, len(vacancies)


def numbers_with(signs: Collection[str], content: Content) -> list[str]:
    """Return the numbers of the vacancies of a bundle in which one of some signs stands."""
    chapters: Any = content["chapters"]
    entries = (entry for chapter in chapters for entry in chapter["vacancies"])
    said = {entry["number"]: json.dumps(entry, ensure_ascii=False) for entry in entries}
    return [number for number, text in said.items() if any(sign in text for sign in signs)]


def print_bundle(what: Content, *, today: date) -> PrintedBundle:
    """Print what a bundle says as PDF/UA-1; raise ``PrintFailed`` when that cannot be done.

    Its volumes come one after the other, so that a large bundle needs no more memory than one.
    """
    made = [print_pdf("bundle.typ", part, made_on=today) for part in volumes_of(what)]
    replaced: Counter[str] = Counter()
    for part in made:
        replaced.update(part.replaced)
    return PrintedBundle(tuple(part.pdf for part in made), dict(replaced))


def volumes_of(what: Content) -> list[Content]:
    """Return what each volume of a bundle says, in the language of the bundle."""
    with speaking(str(what["language"])):
        return volumes(what)


def _front(choice: BundleChoice, vacancies: Sequence[Vacancy], today: date) -> Content:
    edition = choice.name or wording.edition_name(choice.season, today)
    if choice.category:
        edition = f"{category_names(choice.language)[choice.category]} · {edition}"
    return {
        "title": wording.list_name(choice.season),
        "edition": edition,
        "about": _about(choice, today),
        "date": _("Printed on %(day)s", day=say_day(today)),
        "imprint": "\n".join(_imprint()),
    } | letter_head(today)


def _about(choice: BundleChoice, today: date) -> str:
    if not choice.season:
        return ""
    when = wording.say_period(choice.season, today)
    return unbroken(_("Volunteer work for once or a short period, %(when)s", when=when))


def _imprint() -> list[str]:
    lines = [
        _("Things change: a place may be taken. Ask us at the desk, we gladly help you further."),
    ]
    if desk_settings().controller:
        lines.append(_("Published by %(name)s.", name=desk_settings().controller))
    return lines


def _guide(vacancies: Sequence[Vacancy]) -> list[Content]:
    """Say how to read a vacancy, as far as there is something to read."""
    level = min((v.practise_dutch or "" for v in vacancies if practises_dutch(v)), default="")
    rows = (
        (None, _("Say the number beside the title at the desk: we look it up for you.")),
        (
            level and unbroken(say_practice_mark(level)),
            _("You practise Dutch there. A1: a few words, A2: a little, B1: fairly well."),
        ),
        (None, _("A line stands only where we know it. What is not there: ask us.")),
    )
    return [{"mark": mark, "text": text} for mark, text in rows if mark != ""]


def _words() -> dict[str, str]:
    return {
        "contents": _("Contents"),
        "guide": _("How to read it"),
        # Translators: mark on a vacancy that was not in the edition before
        "new": _("New"),
        # Translators: before the number of a page, short: "p. 12"
        "page": _("p."),
        "questions": _("Questions? Come to the desk:"),
        "elsewhere": _("In another language"),
        "volumes": _("In the other volumes"),
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
    wanted = urgent_work_among(vacancies)
    chapters = []
    for code, those in groupby(vacancies, key=lambda vacancy: vacancy.category):
        chapter = list(those)
        entries = [_entry(vacancy, choice, known, today, wanted) for vacancy in chapter]
        # Translators: the last chapter of the bundle, for vacancies without a category
        name = names[code] if code else _("Other")
        remarks = _remarks(chapter, entries)
        chapters.append({"name": name, "remarks": remarks, "vacancies": entries})
    return chapters


def _entry(
    vacancy: Vacancy,
    choice: BundleChoice,
    known: frozenset[str] | None,
    today: date,
    wanted: Mapping[int, str],
) -> Content:
    is_new = known is not None and str(vacancy.id) not in known
    shown = said(vacancy, choice, today=today, wanted=wanted.get(vacancy.id))
    return shown | {"is_new": is_new}


def _remarks(vacancies: Sequence[Vacancy], entries: Sequence[Content]) -> list[str]:
    """Say once what would stand beside many vacancies of a chapter."""
    remarks = [_("Source: %(names)s.", names=listed(_sources(vacancies)))]
    if not all(entry["languages"] for entry in entries):
        remarks.append(_("No language beside it: none is asked, or we do not know."))
    if not all(entry["apply"] for entry in entries):
        remarks.append(_("No phone or mail beside it: ask us, with the number."))
    return remarks


def _sources(vacancies: Sequence[Vacancy]) -> list[str]:
    """Name the sources, with the day on which we last read each; what we wrote is the desk's."""
    read: dict[str, datetime] = {}
    for source in (vacancy.source for vacancy in vacancies if vacancy.source):
        name = str(source.source_name)
        read[name] = max(source.fetched_at, read.get(name, source.fetched_at))
    names = [f"{name} ({unbroken(say_day(moment))})" for name, moment in sorted(read.items())]
    if any(not vacancy.source for vacancy in vacancies):
        names.append(str(desk_settings().name))
    return names
