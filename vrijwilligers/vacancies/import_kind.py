"""How files bring in vacancies: a source speaks, and what it no longer offers is withdrawn."""

import re
from collections.abc import Mapping
from pathlib import Path

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.exchange import loose_cells
from vrijwilligers.exchange.loose_cells.places import known_place
from vrijwilligers.imports.readers.guesses import is_a
from vrijwilligers.imports.rules import (
    ColumnSet,
    Comparison,
    ImportKind,
    RequiredColumns,
    RowState,
    TakeOverQuestion,
)
from vrijwilligers.organisations.rules import kbo_is_valid
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vacancies import readers
from vrijwilligers.vacancies.actions import importing, undoing
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.queries import comparing, labels, sources
from vrijwilligers.vacancies.queries.erased_contacts import rows_without_erased
from vrijwilligers.vacancies.queries.same_lists import sources_with
from vrijwilligers.vacancies.readers import canonical, columns, engagement, postings
from vrijwilligers.vacancies.rules import LANGUAGES, SourceDetails, is_drastic
from vrijwilligers.vacancies.wording import ALLOWANCES
from vrijwilligers.vacancies.wording.files import COLUMNS
from vrijwilligers.vacancies.wording.imports import WORDS
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import safe_link
from vrijwilligers.vocabulary.words import ENGAGEMENTS

NUMBER = re.compile(r"[A-Za-z]{1,5}[-_./ ]?\d{2,8}")  # as sources number their vacancies
POSTCODE = re.compile(r"(?:B[E]?[- ]?)?[1-9]\d{3}")
PHONE = re.compile(r"[+0][\d /.()-]{7,20}")
LONG = 80  # characters: more is a description
NEEDED = (
    RequiredColumns(
        ("source_id",),
        _l("Say which column holds the number at the source, or tick that there is none."),
    ),
    RequiredColumns(("organisation",), _l("Say which column holds the organisation.")),
    RequiredColumns(columns.TITLES, _l("Say which column holds the title.")),
)


def _named_codes() -> Mapping[str, Mapping[str, object]]:
    return {
        "category": code_lists.category_names(spoken()),
        "talents": code_lists.talent_names(spoken()),
        "engagement": {str(code): words for code, words in ENGAGEMENTS.items()},
        "allowance": {str(code): words for code, words in ALLOWANCES.items()},
    }


def _title(details: SourceDetails) -> tuple[str, str, str]:
    language = next(code for code in LANGUAGES if code in details.texts)
    return details.texts[language].title, language, details.organisation


def _question(found: Comparison) -> TakeOverQuestion | None:
    gone = [one.record_id for one in found.of(RowState.WITHDRAWN) if one.record_id]
    if not is_drastic(len(gone), found.shown):
        return None
    return TakeOverQuestion(
        label=ngettext(
            "Yes, this %(num)s vacancy may be withdrawn: I looked at what is missing.",
            "Yes, these %(num)s vacancies may be withdrawn: I looked at what is missing.",
            len(gone),
        ),
        warning=_(
            "More than a fifth of the vacancies of this source would be withdrawn. "
            "Is the file really complete?"
        ),
        refusal=importing.ManyGone,
        records=gone,
    )


VACANCIES = ImportKind(
    name="vacancies",
    permission=VacancyPermission.IMPORT,
    columns=ColumnSet(
        labels={column: COLUMNS[column] for column in columns.COLUMNS},
        names=Path(readers.__file__).with_name("headers.toml"),
        needed=NEEDED,
        coded=columns.CODED,
        many=("talents",),
        typed={column: canonical.READ_BY[column] for column in columns.TYPED}
        | {"municipality": known_place},
        tests=(
            (("contact_email",), is_a(loose_cells.first_email)),
            (("url",), lambda text: bool(safe_link(text))),
            (("start_on", "end_on", "publish_until"), is_a(loose_cells.first_day)),
            (("postcode",), lambda text: bool(POSTCODE.fullmatch(text))),
            (("organisation_kbo",), kbo_is_valid),
            (("source_id",), lambda text: bool(NUMBER.fullmatch(text))),
            (
                ("contact_phone",),
                lambda text: bool(PHONE.fullmatch(text) and is_a(loose_cells.first_phone)(text)),
            ),
            (
                ("description_nl", "description_fr", "description_en"),
                lambda text: len(text) > LONG,
            ),
        ),
        mistaken=(("engagement", "hours_per_week", loose_cells.is_hours),),
        key="source_id",
        called=(*columns.TITLES, "organisation"),
        made_key=columns.made_key,
    ),
    words=WORDS,
    version=4,
    codes=code_lists.code_names,
    named_codes=_named_codes,
    parse=canonical.parse,
    format_of=readers.format_of,
    formats={readers.ENGAGEMENT: engagement.read, readers.JOBPOSTING: postings.read},
    known_rows=sources.known_rows,
    remember_rows=importing.remember_rows,
    without_erased=rows_without_erased,
    compare=comparing.compare,
    absent=comparing.absent,
    shown=sources.shown,
    carry_out=importing.carry_out,
    foresee=undoing.foresee,
    undo=undoing.undo,
    labels=labels.labels,
    title=_title,
    sources_with=sources_with,
    sources_page="vacancies.public_sources",
    source_names=sources.source_names,
    question=_question,
    withdraws=True,
)
