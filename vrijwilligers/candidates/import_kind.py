"""How a list brings in candidates: every row a fiche of its own, and nothing of the list after."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.candidates import readers
from vrijwilligers.candidates.actions import imports as actions
from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate, CandidateRow
from vrijwilligers.candidates.queries import imports
from vrijwilligers.candidates.queries.erased_contacts import rows_without_erased
from vrijwilligers.candidates.rules import ListedCandidate, ListedDoubt, short_name
from vrijwilligers.candidates.wording import WAYS
from vrijwilligers.exchange import cells, loose_cells
from vrijwilligers.imports.actions.rows import remember_rows
from vrijwilligers.imports.readers.guesses import is_a
from vrijwilligers.imports.rules import (
    ColumnSet,
    Comparison,
    ImportKind,
    ImportWords,
    RequiredColumns,
    TakeOverQuestion,
)
from vrijwilligers.imports.rules.kinds import DifferenceInWords
from vrijwilligers.imports.rules.rows import RowDifference
from vrijwilligers.sensitive_words.current import matcher
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vocabulary.languages import LANGUAGES, say_day, spoken
from vrijwilligers.vocabulary.words import ENGAGEMENTS

LABELS = {
    **FICHE.labels,
    "consent_given_on": _l("Day of consent"),
    "consent_way": _l("Way of consent"),
    "last_contact_on": _l("Day of the last contact"),
}
WOULD = {
    "new": lambda n: ngettext("%(num)s fiche would be new.", "%(num)s fiches would be new.", n),
    "unchanged": lambda n: ngettext(
        "%(num)s person came in by this list before.",
        "%(num)s people came in by this list before.",
        n,
    ),
    "rejected": lambda n: ngettext("%(num)s row is rejected.", "%(num)s rows are rejected.", n),
}
DID = {
    "new": lambda n: ngettext("%(num)s fiche is new.", "%(num)s fiches are new.", n),
    "unchanged": WOULD["unchanged"],
    "rejected": lambda n: ngettext("%(num)s row was rejected.", "%(num)s rows were rejected.", n),
}
DOUBTS: dict[ListedDoubt, Callable[[int], str]] = {
    ListedDoubt.OVERDUE: lambda n: ngettext(
        "Also take over %(num)s person whose consent or last contact is older than a year. "
        "We ask them within 14 days, or their fiche is erased.",
        "Also take over %(num)s people whose consent or last contact is older than a year. "
        "We ask them within 14 days, or their fiches are erased.",
        n,
    ),
    ListedDoubt.ERASED: lambda n: ngettext(
        "Also take over %(num)s person whose fiche was erased.",
        "Also take over %(num)s people whose fiches were erased.",
        n,
    ),
}
UNDOING = {
    "removed": lambda n: ngettext(
        "%(num)s fiche is erased: nobody touched it since.",
        "%(num)s fiches are erased: nobody touched them since.",
        n,
    ),
    "stays": lambda n: ngettext(
        "%(num)s fiche was used or changed since: it stays.",
        "%(num)s fiches were used or changed since: they stay.",
        n,
    ),
}
UNDID = {
    "removed": lambda n: ngettext("%(num)s fiche was erased.", "%(num)s fiches were erased.", n),
    "stays": UNDOING["stays"],
}
WORDS = ImportWords(
    things=_l("Candidates"),
    list_page="candidates.index",
    record_page=("desk.fiche", "candidate_id"),
    new_heading=_l("Take over a list of candidates"),
    new_lead=_l(
        "You first see what would change. Nothing is changed until you take the list over."
    ),
    none_yet=_l(
        "No list of candidates was taken over yet. A list is tried out first: you see what would "
        "change before anything does."
    ),
    file_hint=_l(
        "CSV, Excel (.xlsx) or LibreOffice (.ods) with the columns of the empty template."
    ),
    nothing=_l("There is nobody in this file."),
    accept=".csv,.txt,.tsv,.xlsx,.ods",
    heading=lambda source: _("Candidates of %(source)s", source=source),
    to_the_list=_l("To the candidates"),
    take_over=_l("Take these people over"),
    taken_over=_l("The list was taken over."),
    undo_heading=lambda source: _("Undo the import of %(source)s?", source=source),
    undo_note=_l("What was noted about people since is never erased by this."),
    states={
        "rejected": _l("rejected"),
        "new": _l("new"),
        "unchanged": _l("came in before"),
    },
    would=WOULD,
    did=DID,
    undoing=UNDOING,
    undid=UNDID,
    look_at=lambda _count: "",
    looks_like=_l("This looks like somebody with a fiche:"),
    say_difference=lambda difference: _say(difference),
)


def _say(difference: RowDifference) -> DifferenceInWords:
    return DifferenceInWords(
        str(LABELS[difference.name]), str(difference.before), str(difference.after)
    )


def _vocabulary() -> readers.ListVocabulary:
    names = code_lists.code_names()
    return readers.ListVocabulary(names.categories, names.talents, matcher())


def _named_codes() -> Mapping[str, Mapping[str, object]]:
    return {
        "categories": code_lists.category_names(spoken()),
        "talents": code_lists.talent_names(spoken()),
        "engagement": {str(code): words for code, words in ENGAGEMENTS.items()},
        "consent_way": {str(way): words for way, words in WAYS.items()} | {"online": _l("Online")},
        "language": LANGUAGES,
    }


def _title(listed: ListedCandidate) -> tuple[str, None, str]:
    details = listed.details
    return short_name(details.given_name, details.family_name), None, ""


def _question(found: Comparison) -> TakeOverQuestion | None:
    """Ask once about everybody who comes in only when that is confirmed."""
    asked = Counter(row.asks for row in found.rows if row.asks)
    if not asked:
        return None
    sentences = (say(asked[doubt]) for doubt, say in DOUBTS.items() if asked[doubt])
    return TakeOverQuestion(label=" ".join(sentences), warning=_erased(found))


def _erased(found: Comparison) -> str:
    """Say that fiches of this list were erased since it came in; of nobody that is known still."""
    days = [row.known for row in found.rows if row.asks == ListedDoubt.ERASED]
    if not days:
        return ""
    return ngettext(
        "%(num)s person of this list came in before, last on %(date)s, and the fiche was erased "
        "since. Who asked to be forgotten may not come back by an old list.",
        "%(num)s people of this list came in before, last on %(date)s, and their fiches were "
        "erased since. Who asked to be forgotten may not come back by an old list.",
        len(days),
        date=say_day(max(days)),
    )


CANDIDATES = ImportKind(
    name="candidates",
    permission=CandidatePermission.IMPORT,
    columns=ColumnSet(
        labels={column: LABELS[column] for column in readers.COLUMNS},
        names=Path(readers.__file__).with_name("headers.toml"),
        needed=(
            RequiredColumns(("given_name", "family_name"), _l("Say which column holds the name.")),
            RequiredColumns(
                ("consent_given_on",), _l("Say which column holds the day of consent.")
            ),
        ),
        coded=(
            *("categories", "talents", "engagement", "consent_way", "language"),
            *readers.YES_OR_NO,
        ),
        many=("categories", "talents", "languages"),
        typed={
            "languages": loose_cells.spoken_languages,
            "days": loose_cells.days,
            "postcode": loose_cells.postcode,
            "available_from": loose_cells.first_day,
            "last_contact_on": loose_cells.day,
        },
        tests=((("email",), is_a(cells.email)),),
        called=("given_name", "family_name"),
    ),
    words=WORDS,
    version=2,
    codes=_vocabulary,
    holds_word=readers.holds_word,
    named_codes=_named_codes,
    parse=readers.parse,
    known_rows=imports.rows_of,
    remember_rows=partial(remember_rows, CandidateRow, Candidate),
    without_erased=rows_without_erased,
    compare=imports.compare,
    carry_out=actions.carry_out,
    foresee=actions.foresee,
    undo=actions.undo,
    look_before_undo=actions.look_before_undo,
    labels=lambda keys: imports.labels([*keys]),
    title=_title,
    source_names=imports.source_names,
    sources_with=imports.sources_with,
    question=_question,
    part_size=50,
    forgets=True,
    is_known_by_row=True,
)
