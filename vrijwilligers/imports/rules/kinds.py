"""A kind of thing that files bring in: named by the feature that owns it in its feature.py."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from vrijwilligers.feature import Permission
from vrijwilligers.imports.rules.columns import ColumnSet
from vrijwilligers.imports.rules.options import Follow, ImportOptions
from vrijwilligers.imports.rules.rows import (
    ComparedRow,
    Comparison,
    KnownRow,
    ParsedFile,
    ParsedRow,
    RowDifference,
)
from vrijwilligers.vocabulary.problems import Problem

if TYPE_CHECKING:
    from vrijwilligers.exchange.row_parser import RowParser  # what reads cells takes time to load

TABLE = "canonical"  # the format of our own table, as CSV or as a workbook

Step = dict[str, Any]  # what undoing one part needs, as plain values
Say = Callable[[int], str]  # a number in a sentence


class Label(NamedTuple):
    """A record by what a list of names needs of it."""

    key: int
    title: str
    language: str | None = None
    detail: str = ""


class DifferenceInWords(NamedTuple):
    """A difference in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class TakeOverQuestion:
    """What a page asks before a file is taken over: one tick."""

    label: str
    warning: str = ""
    refusal: type[Problem] | None = None  # without the tick nothing comes in at all
    records: Sequence[int] = ()  # that it is about


class PartResult(NamedTuple):
    """What carrying out a part did: what undoing it needs, and the record of each row."""

    step: Step | None
    records: Mapping[int, int]  # by the number of the row
    doubles: Mapping[int, Sequence[int]] = {}  # records that look like a row, by its number


class UndoResult(NamedTuple):
    """What undoing did, as keys by outcome; versions are before the import and now, by key."""

    outcome: dict[str, list[int]]
    versions: dict[int, tuple[int, int]]
    left: Step | None = None  # what stays known: what follows when a later file is undone, or marks


Forget = Callable[[Sequence[int]], None]  # what others wrote of records that went
VersionNow = Callable[[int, int], int]  # the version that undone imports made of another


@dataclass(frozen=True, kw_only=True)
class ImportWords:
    """How the pages and the command speak of one kind."""

    things: object  # in a crumb
    list_page: str  # endpoint
    record_page: tuple[str, str]  # endpoint and the name of its key
    new_heading: object
    new_lead: object
    none_yet: object
    file_hint: object
    nothing: object
    accept: str
    heading: Callable[[str], str]  # of a source
    to_the_list: object
    take_over: object
    taken_over: object
    undo_heading: Callable[[str], str]
    undo_note: object
    states: Mapping[str, object]
    would: Mapping[str, Say]  # what would become of how many rows, by state
    did: Mapping[str, Say]
    undoing: Mapping[str, Say]  # what undoing would do, by outcome
    undid: Mapping[str, Say]
    look_at: Say
    looks_like: object
    say_difference: Callable[[RowDifference], DifferenceInWords]


@dataclass(frozen=True, kw_only=True)
class ImportKind:
    """All that an import has to know of one kind of thing.

    ``parse`` makes details of a row of our own table, ``formats`` reads other files as a whole;
    ``version`` goes up when either reads a cell otherwise. ``compare`` and ``absent`` change
    nothing, nor does ``look_before_undo``, which looks where people who may go are named;
    ``carry_out`` and ``undo`` work in the transaction of whoever asks.
    """

    name: str  # of the blueprint, of the command and in the database
    permission: Permission
    columns: ColumnSet
    words: ImportWords
    version: int
    codes: Callable[[], Any]
    named_codes: Callable[[], Mapping[str, Mapping[str, object]]]  # code lists in words, by column
    parse: "Callable[[RowParser, Any], ParsedRow]"
    known_rows: Callable[[str], Mapping[str, KnownRow]]  # of a source, by digest
    remember_rows: Callable[[str, Mapping[int, str]], None]  # digest by record
    without_erased: Callable[[Sequence[ParsedRow]], Sequence[ParsedRow]]  # who may not come back
    compare: Callable[[Sequence[ParsedRow], ImportOptions], Sequence[ComparedRow]]
    carry_out: Callable[[Sequence[ComparedRow], ImportOptions], PartResult]
    foresee: Callable[[Step, VersionNow], dict[str, list[int]]]  # what undoing would do
    undo: Callable[[Step, VersionNow], UndoResult]
    labels: Callable[[Iterable[int]], Sequence[Label]]
    title: Callable[[Any], tuple[str, str | None, str]]  # title, its language and more, of details
    format_of: Callable[[bytes], str] = lambda _: TABLE
    formats: Mapping[str, Callable[[bytes, Any, Follow], ParsedFile]] = field(default_factory=dict)
    look_before_undo: Callable[[Sequence[Step]], Forget | None] = lambda _: None
    absent: Callable[[Iterable[str], ImportOptions], Sequence[int]] = lambda *_: ()
    shown: Callable[[str], int] = lambda _: 0
    source_names: Callable[[], Sequence[str]] | None = None  # a kind without sources is one list
    sources_with: "Callable[[Sequence[ParsedRow], str], Counter[str]] | None" = None
    # ^ how many of these new rows each other source brought in
    sources_page: str = ""  # endpoint of what is said of the sources
    question: Callable[[Comparison], TakeOverQuestion | None] = lambda _: None
    part_size: int = 500  # rows of a part, so that it takes half a second at most
    forgets: bool = False  # what a file says of people goes when it is taken over
    withdraws: bool = False  # a file can be complete for its source
    holds_word: Callable[[Any, str | None, str], bool] | None = None  # one that nobody may keep
    is_known_by_row: bool = False  # exactly the same row of a source is never read again
    tick: str = "is_confirmed"  # the option that the tick of the question sets
