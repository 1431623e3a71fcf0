"""How fast people, organisations and vacancies are found while somebody types.

The floor of people alone is the bare ``LIKE`` on the same database in the same run; through HTTP it
is the same page for who typed nothing.
"""

import re
import sqlite3
import statistics
import time
from functools import partial
from pathlib import Path
from random import Random

from flask.testing import FlaskClient
from sqlalchemy import select

from bench.figures import Figures, figure, milliseconds, p95
from vrijwilligers.candidates import queries
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.records.db import read_only
from vrijwilligers.vacancies.models import VacancyText
from vrijwilligers.vocabulary.text import fold

SEED = 1
SEARCHES = 300
FOUND = 8  # people under the search field
ERRORS = 200  # names with one wrong letter
FLOOR = """
SELECT id, given_name, family_name FROM candidate WHERE fiche_consent AND name_folded LIKE ?
ORDER BY last_contact_on DESC, id DESC LIMIT ?
"""
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def figures(size: int, folder: str, client: FlaskClient) -> Figures:
    """Return how long it takes, alone and through HTTP, and how many are found."""
    with read_only():
        texts = _texts(Random(SEED))  # noqa: S311 - made-up people, no secret
    times = [milliseconds(partial(_search, text)) for text in texts]
    with sqlite3.connect(Path(folder) / "desk.sqlite") as connection:
        bare = [milliseconds(partial(_bare, connection, text)) for text in texts]
    return [
        figure("find a person while typing, median", size, statistics.median(times), "ms"),
        figure("find a person while typing, p95", size, p95(times), "ms", p95(bare)),
        *_through_http(size, client, texts),
        figure("found with one wrong letter", size, _found_with_errors(), "%"),
    ]


def _through_http(size: int, client: FlaskClient, texts: list[str]) -> Figures:
    """Ask as the page does while somebody types; what is counted is processor time."""
    db.session.remove()
    with client.application.app_context():
        given = TOKEN.search(client.get("/find").text)
    token = given[1] if given else ""
    with read_only():
        words = _words(Random(SEED))  # noqa: S311 - made-up vacancies, no secret
    bare = [_processor_time(client, {"q": "", "csrf_token": token}) for _ in texts]
    return [
        made
        for kind, asked in (("", texts), (" by words of vacancies", words))
        for made in _of_times(f"find{kind} through HTTP", size, client, asked, token, bare)
    ]


def _of_times(
    name: str, size: int, client: FlaskClient, texts: list[str], token: str, bare: list[float]
) -> Figures:
    times = [_processor_time(client, {"q": text, "csrf_token": token}) for text in texts]
    half = statistics.median(times), statistics.median(bare)
    return [
        figure(f"{name}, median CPU", size, half[0], "ms", half[1]),
        figure(f"{name}, p95 CPU", size, p95(times), "ms", p95(bare)),
    ]


def _processor_time(client: FlaskClient, answers: dict[str, str]) -> float:
    db.session.remove()
    start = time.process_time()
    with client.application.app_context():
        page = client.post("/find", data=answers, headers={"X-Requested-With": "desk"})
    taken = (time.process_time() - start) * 1000
    if page.status_code != 200:
        raise RuntimeError(f"/find answers {page.status_code}")
    return taken


def _found_with_errors() -> float:
    """Return how many of a hundred people are found by first name and a mistyped family name."""
    chance = Random(SEED)  # noqa: S311 - made-up people, no secret
    with read_only():
        everybody = select(Candidate.id, Candidate.given_name, Candidate.family_name)
        rows = db.session.execute(everybody.where(Candidate.is_in_use).order_by(Candidate.id)).all()
        asked = [chance.choice(rows) for _ in range(ERRORS)]
        hits = sum(_is_found(*row, chance) for row in asked)
    return 100 * hits / ERRORS


def _is_found(number: int, given: str, family: str, chance: Random) -> bool:
    """Tell whether somebody of that name is found; several people may have it."""
    found = queries.searching(f"{given} {_slip(family, chance)}", limit=FOUND)
    return any(
        one.candidate.id == number
        or (one.candidate.given_name, one.candidate.family_name) == (given, family)
        for one in found
    )


def _search(text: str) -> None:
    db.session.remove()
    with read_only():
        queries.searching(text, limit=FOUND)


def _bare(connection: sqlite3.Connection, text: str) -> None:
    connection.execute(FLOOR, (f"%{fold(text)}%", FOUND)).fetchall()


def _texts(chance: Random) -> list[str]:
    """Choose what is typed: parts of names, with accents or slips, and phones in any format."""
    everybody = select(Candidate.given_name, Candidate.family_name, Candidate.phone)
    rows = db.session.execute(everybody.order_by(Candidate.id)).all()
    return [_text(*chance.choice(rows), chance) for _ in range(SEARCHES)]


def _words(chance: Random) -> list[str]:
    """Choose what is typed of vacancies: a word, two, a beginning, a slip, with a place."""
    titles = db.session.scalars(select(VacancyText.title).order_by(VacancyText.vacancy_id)).all()
    return [_word(chance.choice(titles).split(), chance) for _ in range(SEARCHES)]


def _word(words: list[str], chance: Random) -> str:
    one, other = max(words, key=len), chance.choice(words)
    return chance.choice(
        (one, one[:5], f"{one} {other}", " ".join(words), _slip(one, chance), f"{one} Molenbeek")
    )


def _text(given: str, family: str, phone: str | None, chance: Random) -> str:
    local = f"0{(phone or '+32470001234')[3:]}"
    return chance.choice(
        (
            given[:3],
            family[: chance.randint(3, 5)],
            given,
            family.upper(),
            f"{given} {family[:2]}",
            f"{family} {given}",
            _slip(family, chance),
            f"{_slip(given, chance)} {family}",
            f"{local[:4]} {local[4:6]} {local[6:8]} {local[8:]}",
            f"+32 {local[1:4]} {local[4:]}",
            f"{local[:4]}/{local[4:6]}.{local[6:8]}.{local[8:]}",
            local[-6:],
        )
    )


def _slip(name: str, chance: Random) -> str:
    """Swap two letters, as fast fingers do."""
    place = chance.randrange(max(1, len(name) - 1))
    return name[:place] + name[place : place + 2][::-1] + name[place + 2 :]
