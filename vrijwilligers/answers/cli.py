"""The command that asks organisations about their vacancies: ``flask vacancies remind``."""

import json
import logging
from dataclasses import dataclass, field

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.answers.actions import reminding
from vrijwilligers.answers.actions.reminding import ReminderPlan
from vrijwilligers.answers.rules import REMINDER, ReminderRun
from vrijwilligers.links.rules import Recipient
from vrijwilligers.links.views import address_of
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.vocabulary.clock import now, today

FURTHEST = 365  # days
log = logging.getLogger(__name__)


@dataclass
class ReminderOutcome:
    """What became of a round: vacancies asked about, mails, and those that could not be asked."""

    reminded: int = 0
    mails: int = 0
    without_address: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)


@click.command("remind")
@click.option("--days", type=click.IntRange(1, FURTHEST), default=14, help="Ending within so many.")
@click.option("--dry-run", is_flag=True, help="Only say whom it would ask.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
@with_appcontext
def remind(context: click.Context, *, days: int, dry_run: bool, as_json: bool) -> None:
    """Ask organisations whether vacancies that end soon are still so. Safe to run twice."""
    run = ReminderRun(at=now(), today=today(), days=days)
    with read_only():
        planned = reminding.plan(run)
    outcome = _as_planned(planned) if dry_run else _carry_out(planned, run)
    click.echo(json.dumps(vars(outcome)) if as_json else "\n".join(_in_words(outcome)))
    if outcome.failed:
        context.exit(1)


def _as_planned(planned: ReminderPlan) -> ReminderOutcome:
    letters = planned.letters.values()
    return ReminderOutcome(sum(map(len, letters)), len(letters), planned.without_address)


def _carry_out(planned: ReminderPlan, run: ReminderRun) -> ReminderOutcome:
    outcome = ReminderOutcome(without_address=planned.without_address)
    for recipient, vacancy_ids in planned.letters.items():
        _write(recipient, vacancy_ids, run, outcome)
    return outcome


def _write(
    recipient: Recipient, vacancy_ids: list[int], run: ReminderRun, outcome: ReminderOutcome
) -> None:
    """Write one mail; where it cannot be written, each of its vacancies is tried by itself."""
    try:
        with transaction():
            asked = reminding.remind(recipient, vacancy_ids, run, address_of=address_of(REMINDER))
    except Exception as error:  # whatever is wrong with one vacancy, the others are asked
        if len(vacancy_ids) > 1:
            for vacancy_id in vacancy_ids:
                _write(recipient, [vacancy_id], run, outcome)
            return
        log.error("No reminder for vacancy %s: %s", *vacancy_ids, type(error).__name__)
        outcome.failed += vacancy_ids
        return
    outcome.reminded += asked
    outcome.mails += bool(asked)


def _in_words(outcome: ReminderOutcome) -> list[str]:
    asked = ngettext(
        "%(num)s vacancy asked about", "%(num)s vacancies asked about", outcome.reminded
    )
    mails = ngettext("in %(num)s mail", "in %(num)s mails", outcome.mails)
    lines = [_("%(asked)s, %(mails)s.", asked=asked, mails=mails)]
    if outcome.without_address:
        numbers = ", ".join(map(str, outcome.without_address))
        lines.append(_("No mail address for vacancy %(numbers)s.", numbers=numbers))
    if outcome.failed:
        numbers = ", ".join(map(str, outcome.failed))
        lines.append(_("Something is wrong with vacancy %(numbers)s.", numbers=numbers))
    return lines
