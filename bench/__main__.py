"""All figures in one table, each beside a floor or a peer of the same run: ``python -m bench``."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from bench import (
    bundle,
    calls,
    desk,
    erasing,
    exporting,
    importing,
    load,
    market,
    market_day,
    naming,
    ranking,
    site,
    starting,
)

LATEST = Path(__file__).parent / "latest.json"
WIDTHS = (46, 8, 10, 8, 10, 10, 8)
HEAD = ("what", "size", "value", "unit", "floor", "peer", "growth")
Figure = dict[str, Any]


@dataclass(frozen=True)
class Aim:
    """What DESIGN section 8 asks of a figure at its largest size, or at every size (``None``).

    ``most`` and ``least`` are in the unit of the figure, ``floors`` in times the floor, ``growth``
    from the smallest to the largest size, ``faster`` in times the peer.
    """

    name: str
    size: int | None = None
    most: float | None = None
    least: float | None = None
    floors: float | None = None
    growth: float | None = None
    faster: float | None = None


PAGES = ("the page of the day", "a fiche with suggestions")
STATEMENTS = (  # of which a page should take twelve, however many rows there are
    *PAGES,
    *("the page of one vacancy", "the page of one organisation"),
    *("list of vacancies", "list of organisations"),
)
AIMS = (
    Aim("find a person while typing, p95", 100_000, growth=2),
    Aim("find through HTTP, p95 CPU", 100_000, most=25, growth=2),
    Aim("find by words of vacancies through HTTP, p95 CPU", 100_000, most=25, growth=2),
    Aim("found with one wrong letter", least=95),
    Aim("doubles by name alone, F1", least=80),
    Aim("doubles by name alone, a pair", most=100),
    Aim("rank vacancies, with reasons for 20", 20_000, most=2),
    Aim("rank vacancies, score alone", 20_000, floors=2.5),
    Aim("who of many fits a vacancy", 100_000, most=30),
    Aim("a call prepared, members of the pool", most=2_000),
    Aim("people divided over places", floors=1.5),
    Aim("list of candidates, 500 rows", most=100),
    Aim("list of candidates, 500 rows, queries", most=8),
    *(Aim(name, most=200, growth=3) for name in PAGES),
    *(Aim(f"{name}, queries", most=12) for name in STATEMENTS),
    Aim("spreadsheet of vacancies", 500, most=0.3),
    *(Aim(f"import vacancies{kind}", 10_000, most=5) for kind in ("", ", XLSX")),
    *(Aim(f"import the same file again{kind}", 10_000, most=1) for kind in ("", ", XLSX")),
    *(Aim(f"import vacancies{kind}, writers' place at once", most=0.5) for kind in ("", ", XLSX")),
    *(Aim(f"import vacancies{kind}, memory", 10_000, most=300) for kind in ("", ", XLSX")),
    Aim("erase somebody with 200 rows", most=100),
    Aim("writers' place at once, CPU", most=50),
    Aim("print a bundle, cold, the whole command", 1_000, most=1_700, faster=5),
    Aim("memory to print a bundle, in volumes", 5_000, most=600),
    Aim("of which printing, database to PDF/UA", 1_000, most=1_200),
    Aim("a personal booklet", most=700),
    Aim("personal booklets, on two cores", most=90),
    Aim("orientation table", most=700),
    *(Aim(f"routes {what}", most=50) for what in ("of all visitors", "when a stand drops out")),
    Aim("start of a command", most=0.45),
    Aim("a page, 20 desks at once, p95", most=200),
    Aim("a page, 20 desks at once, no waiting, p95", most=600),
    *(Aim(f"a page, 20 desks at once, {what}", most=0) for what in ("errors", "lost")),
    *(Aim(f"a page, 20 desks at once, no waiting, {what}", most=0) for what in ("errors", "lost")),
    Aim("memory after 200 pages", most=200),
    *(
        Aim(f"public {kind}, requests a second, {when}", least=200)
        for kind in site.KINDS
        for when in ("again", "not changed")
    ),
)
NOT_YET = ("processor time of the server a page",)


@click.command()
@click.option("--largest", default=desk.SIZES[-1], show_default=True, help="Stop at this many.")
@click.option("--names", type=click.Path(exists=True, path_type=Path), help="Pairs of names.")
def bench(largest: int, names: Path | None) -> None:
    """Measure everything, print one table and write it to bench/latest.json."""
    figures = _measured(largest) + (naming.measure(names) if names else [])
    LATEST.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    grown = growth(figures)
    click.echo(_row(HEAD))
    for figure in figures:
        click.echo(_row(_cells(figure, grown)))
    for note in missed(figures):
        click.echo(f"Missed: {note}")
    not_yet = NOT_YET if names else (*NOT_YET, "doubles by name alone (NAMES=FILE)")
    click.echo(f"Not measured yet: {'; '.join(not_yet)}.")


def _measured(largest: int) -> list[Figure]:
    """Run every bench at its sizes up to a number of candidates, or of vacancies for them."""
    vacancies = largest // desk.VACANCIES
    figures = [
        *starting.measure(),
        *desk.measure(_up_to(largest, desk.SIZES)),
        *erasing.measure(_up_to(largest, erasing.SIZES)),
        *load.measure(_up_to(largest, load.SIZES)),
        *ranking.measure(_up_to(vacancies, ranking.SIZES)),
        *importing.measure(_up_to(vacancies, importing.SIZES)),
        *exporting.measure(_up_to(vacancies, exporting.SIZES)),
        *bundle.measure(_up_to(vacancies, bundle.SIZES)),
        *market.measure(),
        *calls.measure(),
        *market_day.measure(),
        *site.measure(_up_to(vacancies, site.SIZES)),
    ]
    return sorted(figures, key=_by_first_seen(figures))


def _up_to(largest: int, sizes: Sequence[int]) -> tuple[int, ...]:
    return tuple(size for size in sizes if size <= largest)


def _by_first_seen(figures: Sequence[Figure]) -> Any:
    order = list(dict.fromkeys(figure["name"] for figure in figures))
    return lambda figure: (order.index(figure["name"]), figure["size"])


def growth(figures: Iterable[Figure]) -> dict[str, tuple[int, float]]:
    """Return for each name its largest size, and how many times the cost of the smallest it is."""
    by_name: dict[str, list[Figure]] = {}
    for figure in figures:
        by_name.setdefault(figure["name"], []).append(figure)
    return {
        name: (same[-1]["size"], same[-1]["value"] / same[0]["value"])
        for name, same in by_name.items()
        if len(same) > 1 and same[0]["value"]
    }


def missed(figures: Sequence[Figure]) -> list[str]:
    """Return a sentence for every aim of DESIGN section 8 that a figure does not reach, or that
    has none.
    """
    grown = growth(figures)
    aims = {aim.name: aim for aim in AIMS}
    unmeasured = aims.keys() - {figure["name"] for figure in figures}
    return [f"{name}: not measured" for name in sorted(unmeasured)] + [
        f"{figure['name']}, {figure['size']:,}: {sentence}"
        for figure in figures
        if (aim := aims.get(figure["name"])) and aim.size in (None, figure["size"])
        for sentence in _shortfalls(aim, figure, grown.get(aim.name))
    ]


def _shortfalls(aim: Aim, figure: Figure, grown: tuple[int, float] | None) -> list[str]:
    value, floor, peer = figure["value"], figure["floor"], figure["peer"]
    times = value / floor if floor else 0
    said = []
    if aim.most is not None and value > aim.most:
        said.append(f"{value:.1f} {figure['unit']}, aim {aim.most:g}")
    if aim.least is not None and value < aim.least:
        said.append(f"{value:.1f} {figure['unit']}, aim {aim.least:g} or more")
    if aim.floors and times > aim.floors:
        said.append(f"{times:.1f} times the floor, aim {aim.floors:g}")
    if aim.growth and grown and grown[1] > aim.growth:
        said.append(f"grows {grown[1]:.1f} times, aim {aim.growth:g}")
    return said + _beside_peer(aim, value, peer)


def _beside_peer(aim: Aim, value: float, peer: float | None) -> list[str]:
    if not aim.faster:
        return []
    if not peer:
        return ["no peer to compare with is installed"]
    faster = peer / value
    return [f"{faster:.1f} times as fast as the peer, aim {aim.faster:g}"] * (faster < aim.faster)


def _cells(figure: Figure, grown: dict[str, tuple[int, float]]) -> list[str]:
    size, times = grown.get(figure["name"], (None, 0.0))
    return [
        figure["name"],
        f"{figure['size']:,}",
        _number(figure["value"]),
        figure["unit"],
        _number(figure["floor"]),
        _number(figure["peer"]),
        f"x {times:.1f}" if size == figure["size"] else "",
    ]


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def _row(cells: Sequence[str]) -> str:
    name, *others = zip(cells, WIDTHS, strict=True)
    return name[0].ljust(name[1]) + "".join(cell.rjust(width) for cell, width in others)


if __name__ == "__main__":
    bench()
