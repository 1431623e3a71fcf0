"""The page on which a coordinator gives somebody a copy of all their data."""

from flask.typing import ResponseReturnValue
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.privacy.actions.copies import has_signed, log_copy, refuse_unsigned
from vrijwilligers.privacy.documents.copies import (
    PersonCopy,
    handed_over,
    person_copy,
    signs_lost,
)
from vrijwilligers.privacy.feature import PrivacyPermission
from vrijwilligers.privacy.forms.copies import CopyForm
from vrijwilligers.privacy.rules.copies import CopyShape
from vrijwilligers.privacy.views.blueprint import bp
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import no_draft, requires
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.exports import attachment
from vrijwilligers.web.prints import lost_signs
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/candidates/<int:candidate_id>/copy", methods=["GET", "POST"])
@requires(PrivacyPermission.COPY)
@no_draft
@writes(Effect.ASKS)
@repeatable
def copy(candidate_id: int) -> ResponseReturnValue:
    """Ask who wants the copy, then make it: it is kept nowhere, and that it went out is logged."""
    with read_only():  # printing takes a while: nobody waits for the database meanwhile
        candidate = candidates.get_any(candidate_id)
        form = CopyForm(data={"shape": CopyShape.BOTH, "language": candidate.language})
        made = _made(form, candidate_id) if form.validate_on_submit() else None
        if made is None:
            is_signed = has_signed(candidate, current_user, day=today())
            return form_page("privacy/copy.html", form, candidate=candidate, is_signed=is_signed)
    if page := lost_signs(signs_lost(made, form.wished())):
        return page
    answer = attachment(handed_over(made, form.wished()))
    log_copy(candidates.get_any(candidate_id), reason=form.reason(), by=current_user.id)
    return answer


def _made(form: CopyForm, candidate_id: int) -> PersonCopy | None:
    candidate = candidates.get_any(candidate_id)
    with form.showing_problems():
        refuse_unsigned(candidate, current_user, day=today())
        return person_copy(candidate, language=form.language.data)
    return None
