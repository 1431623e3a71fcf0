"""Where the words of a search stand: in texts, in names of organisations, in names of codes.

Texts and organisations have keys in an index. What kind of work it is, which talents it asks and
where it is are codes: their names, which are few, are looked through here in all languages, so that
nothing is kept of what may be renamed.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    func,
    literal,
    select,
    union_all,
)

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import OrganisationKey
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vacancies.models import Vacancy, VacancyKey, VacancyTalent
from vrijwilligers.vacancies.rules.finding import BEGINS, INSIDE, NEAR, Hits, distance
from vrijwilligers.vocabulary import places
from vrijwilligers.vocabulary.names.keys import AFTER_ALL, WORD, between
from vrijwilligers.vocabulary.searching.keys import (
    NamedCodes,
    WordAsked,
    WordPlace,
    first_letters,
    nearest,
    whole,
)

CODES: dict[str, tuple[Any, Any]] = {
    "category": (Vacancy.id, Vacancy.category),
    "municipality": (Vacancy.id, Vacancy.municipality),
    "postcode": (Vacancy.id, Vacancy.postcode),
    "talent": (VacancyTalent.vacancy_id, VacancyTalent.code),
}
Coded = tuple[tuple[int, str], ...]  # of which words which kinds of codes are looked for


def hits_of(
    asked: Sequence[WordAsked], *, fewest: int = 1, among: ColumnElement[bool] | None = None
) -> list[Hits]:
    """Return of each word which vacancies have it, and what comes near where fewer than so many.

    Only those ``among`` which it is looked for count; without a condition all do.
    """
    if not asked:
        return []
    of_these = partial(_of_these, None if among is None else _numbers(among))
    given: dict[str, Any] = {}
    for number, word in enumerate(asked):
        given |= _given(number, word)
    named = _named_codes(code_lists.names_of_work())
    codes_of = [named.of(word) for word in asked]
    coded = {(n, kind): codes for n, some in enumerate(codes_of) for kind, codes in some.items()}
    given |= {f"{kind}{number}": codes for (number, kind), codes in coded.items()}
    hits = of_these(_hits(_statement(len(asked), tuple(coded)), given, len(asked)))
    missed = [n for n, found in enumerate(hits) if len(found) < fewest]
    near = of_these(_near([asked[n] for n in missed])) if missed else ()
    for number, found in zip(missed, near, strict=bool(missed)):
        hits[number] = {**found, **hits[number]}
    return hits


def _numbers(among: ColumnElement[bool]) -> frozenset[int]:
    numbers = func.aggregate_strings(cast(Vacancy.id, String), ",")
    there = db.session.scalar(select(numbers).where(among))
    return frozenset(map(int, there.split(","))) if there else frozenset()


def _of_these(numbers: Container[int] | None, hits: list[Hits]) -> list[Hits]:
    if numbers is None:
        return hits
    return [{one: far for one, far in found.items() if one in numbers} for found in hits]


def called(text: str) -> set[int]:
    """Return the vacancies of which a title is what was typed."""
    return set(
        db.session.scalars(select(VacancyKey.vacancy_id).where(VacancyKey.key == whole(text)))
    )


def _hits(statement: Any, given: Mapping[str, Any], words: int) -> list[Hits]:
    hits: list[dict[int, int]] = [{} for _ in range(words)]
    rows = [row for row in db.session.execute(statement, given) if row.numbers]
    for row in sorted(rows, key=lambda row: -row.far):  # the nearest is the last to be noted
        hits[row.word].update(dict.fromkeys(map(int, row.numbers.split(",")), row.far))
    return [*hits]


def _given(number: int, word: WordAsked) -> dict[str, Any]:
    ranges = {"begins": word.begins, "inside": word.inside, "home": between(WORD + word.word)}
    ends = {
        f"{name}{side}{number}": end
        for name, both in ranges.items()
        for side, end in zip(("from", "to"), both, strict=True)
    }
    last = WordPlace.TITLE if word.is_short else WordPlace.TEXT
    return ends | {f"root{number}": word.root, f"last{number}": int(last)}


@lru_cache(maxsize=200)
def _statement(words: int, coded: Coded) -> Any:
    """Return the question for so many words; to write one takes longer than its answer."""
    parts = [part for number in range(words) for part in _of_word(number)]
    return union_all(*parts, *(_with_code(number, kind) for number, kind in coded))


def _of_word(number: int) -> Iterator[Select[Any]]:
    key = VacancyKey.key
    yield _with_key(number, key == bindparam(f"root{number}", type_=String))
    last = bindparam(f"last{number}", type_=Integer)
    begins = _stands(key, "begins", number) & (VacancyKey.place <= last)
    yield _with_key(number, begins, BEGINS)
    yield _with_key(number, _stands(key, "inside", number), INSIDE)
    homes = select(OrganisationKey.organisation_id).where(
        _stands(OrganisationKey.key, "home", number)
    )
    far = distance(WordPlace.ORGANISATION)
    yield _row(number, literal(far), Vacancy.id).where(Vacancy.organisation_id.in_(homes))


def _stands(key: Any, name: str, number: int) -> ColumnElement[bool]:
    first, beyond = (bindparam(f"{name}{end}{number}", type_=String) for end in ("from", "to"))
    return (key >= first) & (key < beyond)


def _with_key(number: int, meant: ColumnElement[bool], how: int = 0) -> Select[Any]:
    far = distance(VacancyKey.place, how)  # type: ignore[arg-type]
    asked = _row(number, far, VacancyKey.vacancy_id)
    return asked.where(meant).group_by(VacancyKey.place)


def _with_code(number: int, kind: str) -> Select[Any]:
    owner, code = CODES[kind]
    codes = bindparam(f"{kind}{number}", type_=String, expanding=True)
    return _row(number, literal(distance(WordPlace.CODE)), owner).where(code.in_(codes))


def _row(number: int, far: Any, owner: Any) -> Select[Any]:
    """Ask for the numbers of vacancies in one answer: it is quicker than a row for each."""
    numbers = func.aggregate_strings(cast(owner, String), ",")
    return select(literal(number).label("word"), far.label("far"), numbers.label("numbers"))


@lru_cache(maxsize=2)
def _named_codes(work: tuple[tuple[str, str, str], ...]) -> NamedCodes:
    return NamedCodes((*work, *places.names_of_places()))


def _near(missed: Sequence[WordAsked]) -> list[Hits]:
    """Look for words with which these begin, and for words that are an error or two from them."""
    given = {
        f"keys{number}": [*word.parts, *nearest(word.word, _known(word))]
        for number, word in enumerate(missed)
    }
    return _hits(_statement_near(len(missed)), given, len(missed))


@lru_cache(maxsize=20)
def _statement_near(words: int) -> Any:
    keys = (bindparam(f"keys{n}", type_=String, expanding=True) for n in range(words))
    return union_all(*(_with_key(n, VacancyKey.key.in_(k), NEAR) for n, k in enumerate(keys)))


def _known(word: WordAsked) -> Iterator[str]:
    for letter in first_letters(word.word):
        given = {"first": letter, "beyond": letter + AFTER_ALL}
        yield from db.session.scalars(ROOTS, given)


def _roots() -> Select[Any]:
    """Ask which roots there are between two keys, each once: by leaps over the index."""
    key = VacancyKey.key
    first, beyond = (bindparam(name, type_=String) for name in ("first", "beyond"))
    start = select(func.min(key).label("key")).where(key >= first, key < beyond)
    roots = start.cte("roots", recursive=True)
    later = select(func.min(key)).where(key > roots.c.key, key < beyond).scalar_subquery()
    every = roots.union_all(select(later).where(roots.c.key.is_not(None)))
    return select(every.c.key).where(every.c.key.is_not(None))


ROOTS = _roots()
