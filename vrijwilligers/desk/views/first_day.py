"""The first real day: what a coordinator does before the first visitor, one step after another."""

from flask import render_template
from flask.typing import ResponseReturnValue

from vrijwilligers.desk import queries
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.desk.wording import FIRST_DAY
from vrijwilligers.settings.current import is_demo, is_introduced
from vrijwilligers.settings.feature import SettingsPermission
from vrijwilligers.web.access import requires


@bp.get("/first-day")
@requires(SettingsPermission.WRITE)
def first_day() -> ResponseReturnValue:
    """Show each step, and whether it is done: what is there says it."""
    done = queries.first_day_steps(desk_is_said=is_introduced())
    return render_template(
        "desk/first_day.html",
        done=done,
        words=FIRST_DAY,
        is_demo=is_demo(),
        is_over=all(done.values()),
    )
