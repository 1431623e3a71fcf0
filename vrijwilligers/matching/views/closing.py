"""The page that closes the other introductions of somebody who started."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import closing as actions
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms.closing import CloseOthersForm
from vrijwilligers.matching.queries.recently_sent import running_elsewhere
from vrijwilligers.matching.views.blueprint import bp, open_introduction, shown_again
from vrijwilligers.matching.views.outcomes import noted
from vrijwilligers.matching.wording.closing import closing_message
from vrijwilligers.matching.wording.states import introduction_row
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/introductions/<int:introduction_id>/others", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.TURNS)
def close_others(introduction_id: int) -> ResponseReturnValue:
    """Show what the other organisations would hear, and close what is ticked."""
    started = opened(open_introduction, queries.hold_introduction, introduction_id)
    messages = [closing_message(one) for one in running_elsewhere(started)]
    back = url_for(".introduction", introduction_id=introduction_id)
    if not messages:
        return redirect(back, 303)
    form = CloseOthersForm(chosen=[str(one.introduction_id) for one in messages])
    form.offer({one.introduction_id: one.organisation for one in messages})
    if form.validate_on_submit():
        with form.showing_problems():
            chosen = form.keys()
            for done in actions.close_others(started, chosen, by=current_user.id, at=now()):
                flash(noted(done, back))
            return redirect(back, 303)
    shown_again(started.candidate)
    return form_page(
        "matching/close_others.html",
        form,
        introduction_id=introduction_id,
        candidate=started.candidate,
        started=introduction_row(started).vacancy,
        messages=messages,
    )
