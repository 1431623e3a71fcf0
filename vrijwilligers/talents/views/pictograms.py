"""Whether visitors understand the pictograms: how each does, and asking one more person."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from vrijwilligers.talents import wording
from vrijwilligers.talents.actions.pictograms import count_answer
from vrijwilligers.talents.feature import TalentPermission
from vrijwilligers.talents.forms import PictogramForm
from vrijwilligers.talents.queries.lists import talents
from vrijwilligers.talents.queries.pictograms import tallies
from vrijwilligers.talents.rules.comprehension import (
    UNDERSTOOD,
    AnswerOutcome,
    Comprehension,
    Tally,
    VisitorLanguage,
)
from vrijwilligers.talents.views.blueprint import bp
from vrijwilligers.vocabulary.languages import listed, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.get("/pictograms/")
@requires(TalentPermission.TEST)
def pictograms() -> str:
    """Show how each pictogram does; whom one asks next is the one that fewest were asked about."""
    found = tallies()
    return render_template(
        "talents/pictograms.html",
        rows=[_row(name, tally, _meanings()) for name, tally in found.items()],
        next=_next(found),
        least=UNDERSTOOD,
    )


@bp.route("/pictograms/<name>/ask", methods=["GET", "POST"])
@requires(TalentPermission.TEST)
@writes(Effect.ASKS)
def ask_pictogram(name: str) -> ResponseReturnValue:
    """Show one pictogram, and count what somebody says that it means."""
    found = tallies()
    if name not in found:
        abort(404)
    form = PictogramForm(data={"language": request.args.get("language")})
    if form.validate_on_submit():
        language = VisitorLanguage(form.language.data)
        count_answer(name, language, AnswerOutcome(form.outcome.data))
        flash(_("It is counted. Here is the next one."))
        following = _next({other: tally for other, tally in found.items() if other != name})
        address = url_for(".ask_pictogram", name=following or name, language=language)
        return redirect(address, 303)
    return form_page("talents/ask_pictogram.html", form, name=name, meaning=_meanings()[name])


def _next(found: dict[str, Tally]) -> str | None:
    return min(found, key=lambda name: found[name].total, default=None)


def _row(name: str, tally: Tally, meanings: dict[str, str]) -> dict[str, Any]:
    return {
        "name": name,
        "meaning": meanings[name],
        "state": wording.COMPREHENSION[tally.comprehension],
        "is_unclear": tally.comprehension == Comprehension.UNCLEAR,
        "is_clear": tally.comprehension == Comprehension.CLEAR,
        "figures": wording.say_tally(tally),
    }


def _meanings() -> dict[str, str]:
    """Return which talents each pictogram is of, in the language we speak."""
    every = talents()
    names = {talent.pictogram for talent in every}
    language = spoken()
    return {
        name: listed(one.name(language) for one in every if one.pictogram == name) for name in names
    }
