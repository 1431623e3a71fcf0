"""Where a public address leads when there is nothing any more, or never was."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from vrijwilligers.site import queries
from vrijwilligers.site.views.blueprint import bp
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public


def gone(vacancy: Vacancy) -> ResponseReturnValue:
    """Say that a vacancy is no longer open, with a few that are like it."""
    language, text = wording.public_text(vacancy, spoken())
    alike = queries.alternatives(vacancy, today=today())
    lines = [wording.public_line(each, today=today()) for each in alike]
    page = render_template("site/gone.html", language=language, text=text, lines=lines)
    return page, 410


@bp.get("/<path:_anything>")
@public
def nowhere(_anything: str) -> ResponseReturnValue:
    """Say in the language of the address that there is no such page."""
    abort(404)
