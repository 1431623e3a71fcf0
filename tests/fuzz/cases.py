"""What is done to a file before it is read, and who reads it; the same chance, the same file."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.candidates.lists import SAMIRA, TOM
from tests.organisations import files as organisations
from tests.organisations import test_hostile_files as hostile_organisations
from tests.vacancies import reading as vacancies
from tests.vacancies import test_hostile_files as hostile_vacancies
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.candidates.readers import ListVocabulary
from vrijwilligers.imports.readers.files import parsed_file
from vrijwilligers.imports.rules import ImportOptions, ReadOptions
from vrijwilligers.sensitive_words.rules import WordKind, WordMatcher

FORMATS = (None, None, "canonical", "engagement", "jobposting")
LONGEST = 2_000  # bytes that are only chance

ORGANISATIONS = (
    organisations.table(organisations.WHOLE, organisations.BRIDGE),
    organisations.workbook(organisations.WHOLE, organisations.WHOLE),
    organisations.answer({}, {"naam": "Ü"}),
)
KNOWN = ListVocabulary(
    vacancies.KNOWN.categories,
    vacancies.KNOWN.talents,
    WordMatcher([("depress*", WordKind.ILLNESS), ("zonder papieren", WordKind.STATUS)]),
)
CANDIDATE_LISTS = (organisations.table(SAMIRA, TOM), organisations.workbook(SAMIRA, SAMIRA))


@dataclass(frozen=True)
class Case:
    """One way to spoil a file, and how such a file is read."""

    name: str
    spoil: Callable[[Random], bytes]
    read: Callable[[Random, bytes], Any]


def _a_list_of_vacancies(chance: Random) -> bytes:
    return hostile_vacancies.hurt(chance, chance.choice(hostile_vacancies.WHOLES))


def _bytes_as_vacancies(chance: Random) -> bytes:
    return chance.choice(hostile_vacancies.STARTS) + _any(chance)


def _a_list_of_organisations(chance: Random) -> bytes:
    return hostile_organisations.hurt(chance.choice(ORGANISATIONS), chance)


def _a_list_of_candidates(chance: Random) -> bytes:
    return hostile_organisations.hurt(chance.choice(CANDIDATE_LISTS), chance)


def _another_answer(chance: Random) -> bytes:
    answer = json.loads(organisations.answer({}, {}))
    return json.dumps(hostile_organisations.twisted(answer, chance)).encode()


def _bytes_as_organisations(chance: Random) -> bytes:
    return chance.choice(hostile_organisations.STARTS) + _any(chance)


def _any(chance: Random) -> bytes:
    return chance.randbytes(chance.randrange(LONGEST))


def _read_vacancies(chance: Random, content: bytes) -> Any:
    options = ReadOptions(format=chance.choice(FORMATS))
    return vacancies.read(content, vacancies.KNOWN, options)


def _read_organisations(_: Random, content: bytes) -> Any:
    return organisations.read(content)


def _read_candidates(_: Random, content: bytes) -> Any:
    return parsed_file(CANDIDATES, content, ImportOptions(), KNOWN, {})


CASES = (
    Case("a hurt list of vacancies", _a_list_of_vacancies, _read_vacancies),
    Case("any bytes as vacancies", _bytes_as_vacancies, _read_vacancies),
    Case("a hurt list of organisations", _a_list_of_organisations, _read_organisations),
    Case("a hurt list of candidates", _a_list_of_candidates, _read_candidates),
    Case("an answer in another shape", _another_answer, _read_organisations),
    Case("any bytes as organisations", _bytes_as_organisations, _read_organisations),
)
