"""What the pages about one organisation share: who it is, the way back, its files."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.organisations import queries
from vrijwilligers.organisations.forms.parts import FILE, opened_pdf
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.web import editing


def opened(organisation_id: int) -> Organisation:
    """Return an organisation; who is going to change it holds it."""
    return editing.opened(queries.get, queries.hold, organisation_id)


def way_back(organisation_id: int) -> ResponseReturnValue:
    """Go to the page of the organisation, where what was done can be seen."""
    return redirect(url_for("desk.organisation", organisation_id=organisation_id), 303)


def pdf(content: bytes, name: str) -> Response:
    """Hand over a kept file, under a name of ours and never to be opened in place."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return Response(content, mimetype="application/pdf", headers=headers)


def opens_pdf(view: Callable[..., Response]) -> Callable[..., Response]:
    """Open the PDF that is sent before ``@writes`` begins: others can write meanwhile."""

    @wraps(view)
    def wrapper(**kwargs: Any) -> Response:
        if file := next(filter(None, request.files.getlist(FILE)), None):
            g.opened_pdf = opened_pdf(file)
        return view(**kwargs)

    return wrapper
