"""What came of the calls of a year: for the year plan, and to see whether all are asked evenly."""

from flask import render_template, request

from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.queries.figures import figures_of_year
from vrijwilligers.pool.views.blueprint import calls_bp as bp
from vrijwilligers.pool.wording import figures as wording
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires

YEARS = 3  # that are offered


@bp.get("/figures")
@requires(PoolPermission.READ)
def figures() -> str:
    """Show the figures of a year, with margins of which small numbers are hidden."""
    day = today()
    years = [day.year - before for before in range(YEARS)]
    asked = request.args.get("year", "")
    year = int(asked) if asked in map(str, years) else day.year
    found = figures_of_year(year, today=day)
    return render_template(
        "pool/figures.html",
        year=year,
        years=years,
        rows=wording.rows_of(found),
        shares=wording.shares_of(found),
        margins=wording.margins_of(found),
        evenness=wording.say_evenness(found),
    )
