"""How files bring in organisations: they fill what is empty, and have the last word when told."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.exchange import loose_cells
from vrijwilligers.exchange.loose_cells.places import known_place
from vrijwilligers.imports.actions.rows import remember_rows
from vrijwilligers.imports.queries.rows import known_rows
from vrijwilligers.imports.readers.guesses import is_a
from vrijwilligers.imports.rules import (
    ColumnSet,
    Comparison,
    ImportKind,
    ImportWords,
    KnownRow,
    Label,
    RequiredColumns,
    TakeOverQuestion,
)
from vrijwilligers.organisations import readers
from vrijwilligers.organisations.actions import importing, undoing
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.organisations.models import Organisation, OrganisationRow
from vrijwilligers.organisations.queries import comparing, doubles
from vrijwilligers.organisations.queries.erased_in_rows import rows_without_erased
from vrijwilligers.organisations.readers import canonical
from vrijwilligers.organisations.readers import register as vr
from vrijwilligers.organisations.rules import kbo_is_valid
from vrijwilligers.organisations.rules.listed import ListedOrganisation
from vrijwilligers.organisations.rules.sectors import sector_names
from vrijwilligers.organisations.wording import KINDS
from vrijwilligers.organisations.wording.differences import COLUMNS, say_difference
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import fold, safe_link

NAMES = ("name", "name_nl", "name_fr", "name_en")
WOULD = {
    "new": lambda n: ngettext(
        "%(num)s organisation would be new.", "%(num)s organisations would be new.", n
    ),
    "changed": lambda n: ngettext(
        "%(num)s organisation would be completed.", "%(num)s organisations would be completed.", n
    ),
    "unchanged": lambda n: ngettext(
        "%(num)s organisation would stay as it is.",
        "%(num)s organisations would stay as they are.",
        n,
    ),
    "kept": lambda n: (
        ngettext(
            "In %(num)s organisation the file says something else than we do.",
            "In %(num)s organisations the file says something else than we do.",
            n,
        )
        + " "
        + _("Ours stays, unless you tick below.")
    ),
    "rejected": lambda n: ngettext("%(num)s row is rejected.", "%(num)s rows are rejected.", n),
}
DID = {
    "new": lambda n: ngettext("%(num)s organisation is new.", "%(num)s organisations are new.", n),
    "changed": lambda n: ngettext(
        "%(num)s organisation was completed or changed.",
        "%(num)s organisations were completed or changed.",
        n,
    ),
    "unchanged": lambda n: ngettext(
        "%(num)s organisation is unchanged.", "%(num)s organisations are unchanged.", n
    ),
    "rejected": lambda n: ngettext("%(num)s row was rejected.", "%(num)s rows were rejected.", n),
}
UNDOING = {
    "removed": lambda n: ngettext(
        "%(num)s new organisation is removed.", "%(num)s new organisations are removed.", n
    ),
    "restored": lambda n: ngettext(
        "%(num)s organisation becomes what it was before.",
        "%(num)s organisations become what they were before.",
        n,
    ),
    "stays": lambda n: ngettext(
        "%(num)s organisation is in use or was changed by somebody since: it stays as it is.",
        "%(num)s organisations are in use or were changed by somebody since: "
        "they stay as they are.",
        n,
    ),
}
UNDID = {
    "removed": lambda n: ngettext(
        "%(num)s new organisation was removed.", "%(num)s new organisations were removed.", n
    ),
    "restored": lambda n: ngettext(
        "%(num)s organisation is as it was before.",
        "%(num)s organisations are as they were before.",
        n,
    ),
    "stays": UNDOING["stays"],
}
WORDS = ImportWords(
    things=_l("Organisations"),
    list_page="desk.organisations",
    record_page=("desk.organisation", "organisation_id"),
    new_heading=_l("Bring in a file with organisations"),
    new_lead=_l(
        "You first see what would change. Nothing is changed until you take the organisations over."
    ),
    none_yet=_l(
        "No file with organisations was brought in yet. A file is tried out first: you see what "
        "would change before anything does."
    ),
    file_hint=_l(
        "CSV or Excel (.xlsx) with the columns of the empty template, "
        "or a search answer of the Verenigingsregister (.json)."
    ),
    nothing=_l("There are no organisations in this file."),
    accept=".csv,.txt,.tsv,.xlsx,.ods,.json",
    heading=lambda _source: _("Organisations from a file"),
    to_the_list=_l("To the organisations"),
    take_over=_l("Take these organisations over"),
    taken_over=_l("The organisations were taken over."),
    undo_heading=lambda _source: _("Undo this import of organisations?"),
    undo_note=_l("The same file can be brought in again."),
    states={
        "rejected": _l("rejected"),
        "changed": _l("completed or changed"),
        "new": _l("new"),
        "unchanged": _l("unchanged"),
    },
    would=WOULD,
    did=DID,
    undoing=UNDOING,
    undid=UNDID,
    look_at=lambda _count: "",
    looks_like=_l("This looks like one that we know:"),
    say_difference=say_difference,
)


def _named_codes() -> Mapping[str, Mapping[str, object]]:
    kinds = {str(kind): words for kind, words in KINDS.items()}
    return {"kind": kinds, "sectors": sector_names(spoken())}


def _known_rows(source_name: str) -> Mapping[str, KnownRow]:
    same = OrganisationRow.version == Organisation.version
    return known_rows(OrganisationRow, Organisation, source_name, same)


def _labels(keys: Iterable[int]) -> list[Label]:
    records = doubles.by_key(keys)
    return [
        Label(one.id, one.name) for one in sorted(records.values(), key=lambda one: fold(one.name))
    ]


def _title(details: ListedOrganisation) -> tuple[str, None, str]:
    return details.name, None, ""


def _question(found: Comparison) -> TakeOverQuestion | None:
    number = sum(bool(row.kept) for row in found.rows)
    label = ngettext(
        "Also replace what we have in %(num)s organisation by what the file says.",
        "Also replace what we have in %(num)s organisations by what the file says.",
        number,
    )
    return TakeOverQuestion(label=label) if number else None


ORGANISATIONS = ImportKind(
    name="organisations",
    permission=OrganisationPermission.WRITE,
    columns=ColumnSet(
        labels={column: COLUMNS[column] for column in canonical.COLUMNS},
        names=Path(readers.__file__).with_name("headers.toml"),
        needed=(RequiredColumns(NAMES, _l("Say which column holds the name.")),),
        coded=("kind", "sectors", *canonical.YES_OR_NO),
        many=("sectors",),
        typed={
            "accessible_year": canonical.ORGANISATION.read_by["accessible_year"],
            "postcode": loose_cells.postcode,
            "municipality": known_place,
        },
        tests=(
            (("email", "contact_email"), is_a(loose_cells.first_email)),
            (("url",), lambda text: bool(safe_link(text))),
            (("kbo",), kbo_is_valid),
        ),
        called=NAMES,
    ),
    words=WORDS,
    version=4,
    codes=lambda: None,
    named_codes=_named_codes,
    parse=canonical.parse,
    format_of=readers.format_of,
    formats={readers.REGISTER: vr.read},
    known_rows=_known_rows,
    remember_rows=partial(remember_rows, OrganisationRow, Organisation),
    without_erased=rows_without_erased,
    compare=comparing.compare,
    carry_out=importing.carry_out,
    foresee=undoing.foresee,
    undo=undoing.undo,
    labels=_labels,
    title=_title,
    question=_question,
    tick="replaces",
    part_size=200,
)
