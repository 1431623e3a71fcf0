"""The pages of telling organisations that something is taken back, or is not so any more."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.matching.actions import recalls as actions
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.models import Recall
from vrijwilligers.matching.queries import recalls as queries
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.views.blueprint import bp
from vrijwilligers.matching.wording import recalls as wording
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.editing import ActionForm, editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

BY_HAND = (DisclosureChannel.PHONE, DisclosureChannel.IN_PERSON, DisclosureChannel.LETTER)


@bp.get("/recalls/")
@requires(MatchingPermission.MAKE)
def recalls() -> ResponseReturnValue:
    """Show every organisation that must still be told; no candidate is named."""
    found = listing(queries.open_recalls(now()), number=page_number())
    return render_template("matching/recalls.html", found=found, today=today())


@bp.get("/recalls/<int:recall_id>")
@requires(MatchingPermission.MAKE)
def recall(recall_id: int) -> ResponseReturnValue:
    """Show what to tell an organisation, and about whom; opening it is logged."""
    shown = queries.get_recall(recall_id, at=now())
    audit.record_view(shown, by=current_user.id)
    return _page(shown, _form(shown))


@bp.post(f"/recalls/<int:recall_id>/told/<any({','.join(BY_HAND)}):how>")
@requires(MatchingPermission.MAKE)
@writes(Effect.GOES_ON)
def finish_recall(recall_id: int, how: str) -> ResponseReturnValue:
    """Note that an organisation was told."""
    told = queries.hold_recall(recall_id, at=now())
    form = _form(told)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.finish(told, DisclosureChannel(how), by=current_user.id)
            flash(_("It is noted that they were told. The name is forgotten here."))
            return redirect(url_for("desk.today"), 303)
    return _page(told, form)


@bp.post("/recalls/<int:recall_id>/mail")
@requires(MatchingPermission.MAKE)
@writes(Effect.GOES_ON)
def mail_recall(recall_id: int) -> ResponseReturnValue:
    """Write to an organisation: the mail is ready, one click sends it."""
    told = queries.hold_recall(recall_id, at=now())
    form = _form(told)
    if form.validate_on_submit():
        with form.showing_problems():
            address = actions.write_to(told, by=current_user.id)
            flash(_("A mail goes to %(address)s. The name is forgotten here.", address=address))
            return redirect(url_for("desk.today"), 303)
    return _page(told, form)


def _form(recall: Recall) -> ActionForm:
    state = wording.say_overtaken(recall)
    return editing(ActionForm, recall.version, state=state)


def _page(recall: Recall, form: ActionForm) -> tuple[str, int]:
    person, language = queries.person_of(recall), queries.language_of(recall)
    recipient = queries.recipient_of(recall)
    return form_page(
        "matching/recall.html",
        form,
        line=wording.recall_line(recall, today()),
        sentences=wording.what_to_say(recall, person, language),
        language=language,
        person=person,
        address=recipient.address if recipient else "",
        vacancy=vacancy_card(recall.vacancy) if recall.vacancy else None,
        organisation_id=recall.organisation_id,
        is_done=recall.done_at is not None,
    )
