"""Read spoiled files, send spoiled forms, and count: ``python -m tests.fuzz --seed 7``."""

import logging
import sys
import time
from collections import Counter

import click

from tests.fuzz import files, forms

SHOWN = 30  # faults of files
FOR_FILES = 0.25  # of the time


@click.command()
@click.option("--seconds", default=120, show_default=True, help="How long, at most.")
@click.option("--seed", default=7, show_default=True, help="Which files and answers.")
@click.option("--case", "file", type=int, help="One file alone, as a fault names it.")
@click.option("--form", help="One form or page alone, as a fault names it.")
def main(seconds: int, seed: int, file: int | None, form: str | None) -> None:
    """Read spoiled files for a quarter of the time, then send forms; a fault is an error."""
    began = time.monotonic()
    logging.raiseExceptions = False
    if file is not None:
        files.one(seed, file)
    elif form is not None:
        click.echo("\n".join(forms.one(seed, form)))
    else:
        read = files.outcomes(seed, seconds * FOR_FILES)
        for fault in _faults(read)[:SHOWN]:
            click.echo(f"{fault} (again: --seed {seed} --case, with its number)")
        click.echo(f"seed {seed}: {read.total()} files: {_figures(read)}")
        sent = forms.run(seed, until=began + seconds, tell=click.echo)
        click.echo(f"seed {seed}: {sent}")
        sys.exit(bool(sent.faults or _faults(read)))


def _faults(outcomes: Counter[str]) -> list[str]:
    return [outcome for outcome in outcomes if outcome.startswith("case ")]


def _figures(outcomes: Counter[str]) -> str:
    faults = _faults(outcomes)
    kinds = [f"{outcomes[name]} {name}" for name in sorted({*outcomes} - {*faults})]
    return ", ".join([*kinds, f"{len(faults)} faults"])


if __name__ == "__main__":
    main()
