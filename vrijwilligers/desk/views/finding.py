"""Finding people, organisations and vacancies with one field.

What was typed is sent in the body of the request: a name never stands in an address.
"""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.core.access import Permission, requires
from vrijwilligers.core.clock import today
from vrijwilligers.core.i18n import spoken
from vrijwilligers.core.words import say_municipality
from vrijwilligers.desk.forms import FindForm
from vrijwilligers.desk.queries import finding
from vrijwilligers.desk.views.pages import bp

WHILE_TYPING, ON_THE_PAGE = 5, 25


@bp.route("/find", methods=["GET", "POST"])
@requires(Permission.CANDIDATE_READ)
def find() -> ResponseReturnValue:
    """Show what was found, on a page of its own or, while one types, under the field."""
    form = FindForm()
    is_typing = request.headers.get("X-Requested-With") == "desk"
    text = form.q.data if form.validate_on_submit() else None
    found = finding(text or "", limit=WHILE_TYPING if is_typing else ON_THE_PAGE)
    words = {"today": today(), "language": spoken(), "say_municipality": say_municipality}
    if is_typing:
        return render_template("desk/_found.html", found=found, is_fragment=True, **words)
    return render_template("desk/find.html", form=form, found=found, **words)
