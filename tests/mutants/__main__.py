"""Try a sample of faults and print what no test notices: ``python -m tests.mutants --seed 7``."""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from tests.mutants import trials
from tests.mutants.coverage import measure
from tests.mutants.sample import Mutant, sample

EQUIVALENT = Path(__file__).with_name("equivalent.txt")
KEPT = Path(".mutants")  # which tests run what, for each state of the code
LEAST = 0.9


@click.command()
@click.option("--size", default=300, show_default=True, help="How many mutants to try.")
@click.option("--seed", default=7, show_default=True, help="Which ones.")
def main(size: int, seed: int) -> None:
    """Copy the project, learn which tests run what, try each mutant, count."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name, "project")
        trials.copy_to(folder)
        coverage = measure(folder, KEPT)
        mutants = sample(folder, size, seed)
        tests = [coverage.tests_of(mutant) for mutant in mutants]
        sys.exit(_report(len(mutants), trials.survivors(folder, mutants, tests)))


def _report(size: int, survivors: Iterable[Mutant]) -> int:
    """Print each survivor as it comes, then the count; too many of them are an error."""
    equivalent = set(EQUIVALENT.read_text().splitlines())
    count = Counter()
    for mutant in survivors:
        kind = "equivalent" if mutant.key in equivalent else "survived"
        count[kind] += 1
        click.echo(f"{kind}: {mutant}")
    killed, same = size - count.total(), count["equivalent"]
    share = killed / (size - same)
    click.echo(f"{killed} killed, {count['survived']} survived, {same} equivalent: {share:.1%}")
    return 0 if share >= LEAST else 1


if __name__ == "__main__":
    main()
