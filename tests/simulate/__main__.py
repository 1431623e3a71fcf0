"""Print what learning would do on made-up desks: ``python -m tests.simulate``."""

from dataclasses import asdict
from statistics import mean

import click

from tests.simulate.calls import keep_promises
from tests.simulate.desks import learn
from tests.simulate.sharing import share
from vrijwilligers.matching.rules.learning import LearningState
from vrijwilligers.matching.rules.weights import Weights

WRONG = (0.4, 0.9)
OUTCOMES = (200, 400, 1000)
YEARS = 30
PROMISED = (0.6, 0.8, 0.95)


@click.command()
@click.option("--worlds", default=300, show_default=True, help="How many desks to make up.")
@click.option("--seed", default=7, show_default=True, help="Which ones.")
def main(worlds: int, seed: int) -> None:
    """Let made-up desks learn, and say how often and how much they gain or lose by it."""
    click.echo("Weights fitted to outcomes, and those surely better (area under the curve)")
    for wrong in WRONG:
        for outcomes in OUTCOMES:
            found = [*learn(worlds=worlds, outcomes=outcomes, wrong=wrong, seed=seed)]
            fitted = [one.gain for one in found if one.promised]
            sure = [one.gain for one in found if one.state == LearningState.SURE]
            click.echo(f"{outcomes} outcomes, weights wrong by e^{wrong}")
            click.echo(f"  fitted   {_said(fitted, worlds)}")
            click.echo(f"  proposed {_said(sure, worlds)}")
    _share()
    _calls(seed)


def _calls(seed: int) -> None:
    click.echo("Calls to the pool filled within the hour: what is said, and what comes")
    for sure in PROMISED:
        found = keep_promises(sure, calls=1000, seed=seed, people=900, places=8)
        click.echo(f"  aimed at {sure:.0%}: said {found.predicted:.1%}, filled {found.filled:.1%}")
    short = keep_promises(0.8, calls=1000, seed=seed, people=60, places=12)
    said = "said to be reached" if short.reachable else "said not to be reached"
    click.echo(f"  60 people for 12 places: {said}, filled {short.filled:.1%}")


def _share() -> None:
    click.echo("Fairness: vacancies that were reached, and people placed, in a year")
    part = Weights().fairness / sum(asdict(Weights()).values()) / 2
    for cost in (part, 2 * part):
        plain = [share(seed, cost=0) for seed in range(YEARS)]
        fair = [share(seed, cost=cost) for seed in range(YEARS)]
        reached, placed = (
            sum(getattr(one, name) for one in fair) / sum(getattr(one, name) for one in plain) - 1
            for name in ("reached", "placed")
        )
        click.echo(f"  cost {cost:.3f}: reached {reached:+.1%}, placed {placed:+.1%}")


def _said(gains: list[float], worlds: int) -> str:
    if not gains:
        return f"in none of {worlds}"
    lost = sum(gain < 0 for gain in gains) / len(gains)
    words = f"gain {mean(gains):+.4f}, lost {lost:.0%}, worst {min(gains):+.4f}"
    return f"in {len(gains)} of {worlds}: {words}"


if __name__ == "__main__":
    main()
