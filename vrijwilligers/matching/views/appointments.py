"""The page of an appointment: when and where somebody is expected."""

from functools import partial

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.matching import queries
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.documents import CardPaper, appointment_cards
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms.appointments import AppointmentForm, asked_of
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.views.blueprint import bp, open_introduction, shown_again
from vrijwilligers.matching.wording import states
from vrijwilligers.matching.wording.appointments import appointment_line, details_of
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.visitor_texts.current import languages_of
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.prints import handed_over, lost_signs
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

CARD_NAMES = {"nl": "afspraak", "fr": "rendez-vous", "en": "appointment"}


@bp.route("/introductions/<int:introduction_id>/appointment", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.SAVES)
def appointment(introduction_id: int) -> ResponseReturnValue:
    """Say when and where somebody is expected, or say it anew."""
    introduction = opened(open_introduction, queries.hold_introduction, introduction_id)
    form = _appointment_form(introduction)
    if form.validate_on_submit():
        with form.showing_problems():
            make_appointment(introduction, form.details(), by=current_user.id, today=today())
            flash(_("The appointment is noted."))
            return redirect(url_for(".introduction", introduction_id=introduction_id), 303)
    shown_again(introduction.candidate)
    return form_page(
        "matching/appointment.html",
        form,
        introduction_id=introduction_id,
        candidate=introduction.candidate,
        vacancy=vacancy_card(introduction.vacancy),
    )


@bp.get(f"/introductions/<int:introduction_id>/card-<any({','.join(CardPaper)}):paper>")
@requires(MatchingPermission.MAKE)
def card(introduction_id: int, paper: str) -> ResponseReturnValue:
    """Print the card of an appointment for who goes there; on A4 also their other ones."""
    shown = open_introduction(introduction_id)
    if appointment_line(shown) is None:
        abort(404)
    candidate, size = shown.candidate, CardPaper(paper)
    language = request.args.get("language", candidate.language)
    if language not in languages_of(VisitorPiece.CARD):
        abort(404)
    others = queries.coming(candidate, today=today()) if size == CardPaper.A4 else ()
    printed = appointment_cards(
        list(dict.fromkeys([shown, *others])),
        language=language,
        paper=size,
        today=today(),
    )
    name = f"{CARD_NAMES.get(language, language)}.pdf"  # it says nobody's name and no day
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")


def _appointment_form(introduction: Introduction) -> AppointmentForm:
    details = details_of(introduction)
    return editing(
        partial(AppointmentForm, **asked_of(details), on=details.on),
        introduction.version,
        state=_(
            "A colleague took this introduction further in the meantime. It is now: %(state)s.",
            state=states.say_state(introduction.state),
        ),
    )
