"""How long it takes to print a bundle, from the database to a PDF/UA-1, in a fresh process.

The floor is Typst alone, also in a fresh process, on an equal amount of plain text: no marking up,
no tags, no database. The peer is WeasyPrint on the same text, where it is installed. How long the
command takes to start stands in a line of its own. Run as ``python -m bench.bundle``.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vrijwilligers.app import create_app
from vrijwilligers.cli.migrations import upgrade
from vrijwilligers.config import Config
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.talents.models import Category
from vrijwilligers.vacancies.models import Vacancy, VacancyLanguage, VacancyText
from vrijwilligers.vacancies.rules import Status, Text, TextOrigin, text_columns
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import speaking

SIZES = (200, 1_000)
MEMORY_AT = 5_000
ROUNDS = 3
STARTING = "of which starting the command"
HOLDING = "memory to print a bundle, in volumes"
PRINTING = "of which printing, database to PDF/UA"
SENTENCES = (
    "Je ontvangt bezoekers, wijst de weg en schenkt koffie. ",
    "Je werkt samen met een vaste ploeg en je krijgt vooraf een rondleiding. ",
    "We zoeken iemand met geduld die graag onder de mensen komt. ",
)
FLOOR = """
import sys, typst
from pathlib import Path
typst.compile(sys.argv[1], output=sys.argv[2], format="pdf")
"""
HELD = """
import resource, sys
from flask.cli import main
sys.argv[:1] = ["flask", "--app", "wsgi"]
try:
    main()
finally:
    kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    print(sum(resource.getrusage(kind).ru_maxrss for kind in kinds))
"""
PEER = """
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def measure(sizes: Sequence[int] = SIZES) -> list[dict[str, object]]:
    """Return the figures, each with ``name, size, value, unit, floor, peer``: medians in ms."""
    return [figure for size in sizes for figure in _figures(size)] + [_memory(MEMORY_AT)]


def _figures(size: int) -> list[dict[str, object]]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        environment = _desk_with(size, folder)
        ours = [sys.executable, "-m", "flask", "--app", "wsgi", "bundles"]
        out = str(folder / "out.pdf")
        value = _milliseconds([*ours, "print", "--language", "nl", "--out", out], environment)
        start = _milliseconds([*ours, "--help"], environment)
        floor = _milliseconds([sys.executable, "-c", FLOOR, _plain(size, folder), out])
        peer = None
        if find_spec("weasyprint"):
            peer = _milliseconds([sys.executable, "-c", PEER, _page(size, folder), out])
    name = "print a bundle, cold, the whole command"
    return [
        {"name": name, "size": size, "value": value, "unit": "ms", "floor": floor, "peer": peer},
        *(
            {"name": part, "size": size, "value": took, "unit": "ms", "floor": None, "peer": None}
            for part, took in ((STARTING, start), (PRINTING, value - start))
        ),
    ]


def _memory(size: int) -> dict[str, object]:
    """Print a bundle in volumes; return what the command and its largest typesetter hold."""
    with TemporaryDirectory() as name:
        environment = os.environ | _desk_with(size, Path(name))
        out = str(Path(name) / "out.pdf")
        said = subprocess.run(  # noqa: S603
            [sys.executable, "-c", HELD, "bundles", "print", "--language", "nl", "--out", out],
            env=environment,
            check=True,
            capture_output=True,
        )
    value = int(said.stdout.split()[-1]) / 1024
    return {
        "name": HOLDING,
        "size": size,
        "value": value,
        "unit": "MB",
        "floor": None,
        "peer": None,
    }


def _desk_with(size: int, folder: Path) -> dict[str, str]:
    """Make a desk with open vacancies in every chapter; return the environment to reach it."""
    settings = {
        "VRIJWILLIGERS_INSTANCE": str(folder),
        "VRIJWILLIGERS_DATABASE_URL": f"sqlite:///{folder / 'desk.sqlite'}",
    }
    app = create_app(Config.from_environment(settings))
    with app.app_context(), speaking("nl"):
        upgrade()
        codes = db.session.scalars(db.select(Category.code).order_by(Category.code)).all()
        houses = [_organisation(number) for number in range(50)]
        for number in range(size):
            place = houses[number % len(houses)]
            db.session.add(_vacancy(number, place, codes[number % len(codes)]))
        db.session.commit()
        db.engine.dispose()
    return settings


def _organisation(number: int) -> Organisation:
    name = f"Buurthuis {number}"
    return Organisation(**name_columns(name), phone="+3225550102")


def _vacancy(number: int, organisation: Organisation, category: str) -> Vacancy:
    title = f"Helpen in de buurt {number}"
    vacancy = Vacancy(
        organisation=organisation,
        status=Status.PUBLISHED,
        language="nl",
        category=category,
        engagement="regular",
        days=1 << number % 21,
        hours_per_week=3,
        end_on=_last_day(),
        municipality="21004",
        practise_dutch="A1" if number % 3 == 0 else None,
        contact_email=f"huis{number}@example.org",
    )
    vacancy.texts = [
        VacancyText(
            language="nl",
            origin=TextOrigin.SOURCE,
            **text_columns(Text(title, _description(number))),
        )
    ]
    vacancy.languages = [VacancyLanguage(language="nl", level="A2")]
    return vacancy


def _last_day() -> date:
    return today() + timedelta(days=365)


def _description(number: int) -> str:
    return "".join(SENTENCES) * (1 + number % 2)


def _plain(size: int, folder: Path) -> str:
    file = folder / "plain.typ"
    file.write_text("\n\n".join(_description(number) for number in range(size)), encoding="utf-8")
    return str(file)


def _page(size: int, folder: Path) -> str:
    file = folder / "plain.html"
    text = "".join(
        f"<h2>Helpen {number}</h2><p>{_description(number)}</p>" for number in range(size)
    )
    page = f"<!doctype html><html lang=nl><title>Bundel</title><body>{text}"
    file.write_text(page, encoding="utf-8")
    return str(file)


def _milliseconds(command: list[str], environment: dict[str, str] | None = None) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(  # noqa: S603
            command, env=os.environ | (environment or {}), check=True, capture_output=True
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def _line(figure: dict[str, Any]) -> str:
    floor = figure["floor"]
    beside = f"   floor {floor:.0f}, {figure['value'] / floor:.1f} x" if floor else ""
    peer = f"   peer {figure['peer']:.0f}" if figure["peer"] else ""
    value = f"{figure['value']:>10.0f} {figure['unit']}"
    return f"{figure['name']:<42}{figure['size']:>7}{value}{beside}{peer}\n"


if __name__ == "__main__":
    sys.stdout.writelines(_line(figure) for figure in measure())
