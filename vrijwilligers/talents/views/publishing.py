"""The set that the talent scan asks."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.talents.actions.publishing import publish
from vrijwilligers.talents.feature import TalentPermission
from vrijwilligers.talents.views.blueprint import bp
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.writing import writes


@bp.post("/talents/set")
@requires(TalentPermission.LIST)
@writes(Effect.ADDS)
def publish_set() -> ResponseReturnValue:
    """Let the talent scan ask the list as it is now."""
    try:
        made = publish(by=current_user.id)
    except Problem as problem:
        flash(str(problem.message))
    else:
        flash(_("The talent scan asks this list now.") if made else _("It asks this list already."))
    return redirect(url_for(".index", listed="talents"), 303)
