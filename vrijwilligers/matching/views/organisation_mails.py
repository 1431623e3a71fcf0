"""The page on which a mail to an organisation is read before it goes."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.answers.queries import reminders
from vrijwilligers.links.views import address_of
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import organisation_mails as actions
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.answering import INTRODUCTION
from vrijwilligers.matching.rules.states import OVER
from vrijwilligers.matching.views.blueprint import bp, open_introduction, shown_again
from vrijwilligers.matching.wording import answering as wording
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.matching.wording.states import say_state
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import ActionForm, editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/introductions/<int:introduction_id>/mail-organisation", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.GOES_ON)
def mail_organisation(introduction_id: int) -> ResponseReturnValue:
    """Show the mail as it would go and what its link shows; the button sends it."""
    introduction = opened(open_introduction, queries.hold_introduction, introduction_id)
    form = editing(ActionForm, introduction.version, state=say_state(introduction.state))
    if form.validate_on_submit():
        with form.showing_problems():
            address = actions.write_to(
                introduction, by=current_user.id, at=now(), address_of=address_of(INTRODUCTION)
            )
            flash(_("A mail goes to %(address)s.", address=address))
            return redirect(url_for(".introduction", introduction_id=introduction_id), 303)
    shown_again(introduction.candidate)
    return form_page("matching/mail_organisation.html", form, **_prepared(introduction))


def _prepared(introduction: Introduction) -> dict[str, object]:
    if not queries.is_shared(introduction) or introduction.state in OVER:
        abort(404)
    recipient = reminders.recipient_of(introduction.vacancy)
    language = recipient.language if recipient else introduction.vacancy.language
    return {
        "introduction_id": introduction.id,
        "candidate": introduction.candidate,
        "vacancy": vacancy_card(introduction.vacancy),
        "recipient": recipient,
        "language": language,
        "letter": wording.mail_preview(introduction, language),
        "shared": wording.shared_facts(introduction),
    }
