"""What the pages about one organisation share: who it is, the way back, a colleague's change."""

from typing import Any

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.organisations import queries
from vrijwilligers.organisations.forms.parts import PdfField
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.db import may_write
from vrijwilligers.web.forms import Form, differences


def opened(organisation_id: int) -> Organisation:
    """Return an organisation; who is going to change it holds it."""
    return queries.hold(organisation_id) if may_write() else queries.get(organisation_id)


def way_back(organisation_id: int) -> ResponseReturnValue:
    """Go to the page of the organisation, where what was done can be seen."""
    return redirect(url_for("desk.organisation", organisation_id=organisation_id), 303)


def is_overtaken(form: Any, version: int) -> bool:
    """Tell whether what is sent was filled in on a page that is no longer true."""
    return form.is_submitted() and form.version.data != version


def somebody_was_faster(
    template: str, form: Any, theirs: Form, **context: object
) -> tuple[str, int]:
    """Show what a colleague saved beside what was typed; saving again is a choice."""
    form.version.data = theirs["version"].data
    files = {str(field.label.text) for field in form if isinstance(field, PdfField)}
    rows = [row for row in differences(form, theirs) if row[0] not in files]
    return render_template(template, form=form, differences=rows, **context), 409


def pdf(content: bytes, name: str) -> Response:
    """Hand over a kept file, under a name of ours and never to be opened in place."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return Response(content, mimetype="application/pdf", headers=headers)
