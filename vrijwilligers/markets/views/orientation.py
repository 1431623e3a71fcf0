"""The orientation table on the screen of the welcome desk, on the day and all year round."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from vrijwilligers.markets import wording
from vrijwilligers.markets.documents import in_language
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.forms.day import OrientationForm
from vrijwilligers.markets.queries import editions
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.rules.orientation import OrientationQuestion, rows_by_talent
from vrijwilligers.markets.rules.prints import PrintedMarket
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.talents import current as code_lists
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import language_name, spoken
from vrijwilligers.vocabulary.week import WEEKDAYS
from vrijwilligers.vocabulary.words import weekday_name
from vrijwilligers.web.access import requires
from vrijwilligers.web.forms import choices

ASKED = ("talent", "language", "day", "level")


@bp.get("/orientation")
@requires(MarketPermission.READ)
def current_orientation() -> ResponseReturnValue:
    """Lead to the table of the last edition: its stands are used all year."""
    last = editions.last_held(today())
    if last is None:
        return redirect(url_for(".index"), 303)
    return redirect(url_for(".orientation", market_id=last.id), 303)


@bp.get("/<int:market_id>/orientation")
@requires(MarketPermission.READ)
def orientation(market_id: int) -> str:
    """Show the tasks of an edition by talent, from least Dutch to most."""
    market = editions.get(market_id)
    printed = printed_market(market, today=today())
    names = code_lists.talent_names()
    form = _form(printed, names)
    question = OrientationQuestion(**{name: form.chosen(name) for name in ASKED})
    found = rows_by_talent(printed, question, list(names))
    return render_template(
        "markets/orientation.html",
        market=market,
        form=form,
        found=found,
        names=names,
        language=spoken(),
        rows=len({row.task.number for _talent, some in found for row in some}),
        text_in=in_language,
        words=wording,
    )


def _form(printed: PrintedMarket, names: dict[str, str]) -> OrientationForm:
    form = OrientationForm(request.args)
    asked = {code for stand in printed.stands for task in stand.tasks for code in task.talents}
    spoken_there = sorted({code for stand in printed.stands for code in stand.languages})
    form.talent.choices = choices(
        {"": _("all talents")} | {code: name for code, name in names.items() if code in asked}
    )
    form.language.choices = choices(
        {"": _("all languages")} | {code: language_name(code) for code in spoken_there}
    )
    form.day.choices = choices({"": _("all days")} | {day: weekday_name(day) for day in WEEKDAYS})
    form.level.choices = choices({"": _("any Dutch")} | {c: wording.DUTCH[c] for c in LEVELS})
    return form


LEVELS = ("A1", "A2", "B1", "B2")
