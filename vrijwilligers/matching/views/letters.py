"""The pages of what we write to candidates: the texts, sending one, and the way to stop."""

from functools import partial

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import address_of, opens
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import letters as actions
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms.letters import LetterTemplateForm
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries.letters import own_texts
from vrijwilligers.matching.rules.letters import MAIL_STOP, PLACES, LetterTemplateKind
from vrijwilligers.matching.rules.still_there import STILL_THERE
from vrijwilligers.matching.views.blueprint import bp, open_introduction, shown_again
from vrijwilligers.matching.wording import letters as wording
from vrijwilligers.matching.wording.letter_texts import KIND_WORDS, PLACE_WORDS
from vrijwilligers.matching.wording.states import say_state
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.phones import may_get_texts
from vrijwilligers.web.access import public, requires
from vrijwilligers.web.editing import VERSION, ActionForm, editing, opened, version_of
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.forms import Form
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

TEXT_PAGE = "matching/letter_text.html"
KINDS = f"<any({','.join(LetterTemplateKind)}):kind>"
TEXT = f"/letters/{KINDS}/<any({','.join(LANGUAGES)}):language>"


@bp.get("/letters/")
@requires(MatchingPermission.WRITE_LETTERS)
def letters() -> str:
    """Show each text that goes to candidates, in each language."""
    return render_template(
        "matching/letters.html", kinds=KIND_WORDS, languages=LANGUAGES, own=own_texts()
    )


@bp.route(TEXT, methods=["GET", "POST"])
@requires(MatchingPermission.WRITE_LETTERS)
@writes(Effect.SAVES)
def letter_text(kind: str, language: str) -> ResponseReturnValue:
    """Change a text, with an example beside it."""
    about, form = LetterTemplateKind(kind), _text_form(kind, language)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.rewrite(about, language, form.details(), by=current_user.id)
            flash(_("The text is saved."))
            return redirect(url_for(".letter_text", kind=kind, language=language), 303)
    return _text_page(form, about, language)


@bp.post(f"{TEXT}/look")
@requires(MatchingPermission.WRITE_LETTERS)
@does(Effect.SHOWS)
def look_at_letter(kind: str, language: str) -> ResponseReturnValue:
    """Show what was typed with a person who does not exist; nothing is saved."""
    about, form = LetterTemplateKind(kind), _text_form(kind, language)
    form.validate()
    if form.errors or form.conflict:
        return _text_page(form, about, language)
    return render_template(TEXT_PAGE, form=form, **_shown_of(form, about, language))


@bp.post(f"{TEXT}/standard")
@requires(MatchingPermission.WRITE_LETTERS)
@writes(Effect.HARMS)
def standard_letter(kind: str, language: str) -> ResponseReturnValue:
    """Say our standard text again."""
    actions.back_to_standard(LetterTemplateKind(kind), language, by=current_user.id)
    flash(_("The standard text stands there again."))
    return redirect(url_for(".letter_text", kind=kind, language=language), 303)


@bp.route(f"/introductions/<int:introduction_id>/mail-{KINDS}", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.GOES_ON)
def mail_candidate(introduction_id: int, kind: str) -> ResponseReturnValue:
    """Show the mail as it would go, and send it."""
    introduction = opened(open_introduction, queries.hold_introduction, introduction_id)
    form = editing(ActionForm, introduction.version, state=_told_meanwhile(introduction))
    about = LetterTemplateKind(kind)
    if form.validate_on_submit():
        with form.showing_problems():
            address = actions.mail(
                introduction,
                about,
                by=current_user.id,
                at=now(),
                address_of=address_of(MAIL_STOP),
                check_address=address_of(STILL_THERE),
            )
            flash(_("A mail goes to %(address)s.", address=address))
            return redirect(url_for(".introduction", introduction_id=introduction_id), 303)
    return _mail_page(introduction, about, form)


def _told_meanwhile(introduction: Introduction) -> str:
    told = wording.notification_options(introduction).told
    return ", ".join((say_state(introduction.state), *told))


@bp.post("/introductions/<int:introduction_id>/texted")
@requires(MatchingPermission.MAKE)
@writes(Effect.GOES_ON)
def texted(introduction_id: int) -> ResponseReturnValue:
    """Note that the text was sent from a phone."""
    introduction = queries.hold_introduction(introduction_id)
    actions.note_texted(introduction, seen=_last_seen(), by=current_user.id)
    flash(_("It is noted that the text was sent."))
    return redirect(url_for(".introduction", introduction_id=introduction_id), 303)


@bp.post("/introductions/<int:introduction_id>/check-text")
@requires(MatchingPermission.MAKE)
@writes(Effect.ADDS)
def check_text(introduction_id: int) -> ResponseReturnValue:
    """Make a message for a phone that asks whether somebody is still there; shown only now."""
    introduction = queries.hold_introduction(introduction_id)
    shown_again(introduction.candidate)
    link = actions.make_check_link(introduction, at=now(), check_address=address_of(STILL_THERE))
    text, number = wording.check_message(introduction, link), introduction.candidate.phone or ""
    return render_template(
        "matching/check_text.html",
        introduction_id=introduction_id,
        candidate=introduction.candidate,
        text=text,
        seen=wording.notification_options(introduction).seen,
        sms=wording.sms_link(number, text) if may_get_texts(number) else "",
    )


@bp.post("/candidates/<int:candidate_id>/mail-again")
@requires(MatchingPermission.MAKE)
@writes(Effect.TURNS)
def mail_again(candidate_id: int) -> ResponseReturnValue:
    """Let somebody be mailed again, who said so."""
    actions.mail_again(candidates.hold(candidate_id), by=current_user.id)
    flash(_("This person may be mailed again."))
    return redirect(url_for("desk.fiche", candidate_id=candidate_id), 303)


@bp.route("/mails/<token>", methods=["GET", "POST"])
@public
@writes(Effect.GOES_ON)
@opens(MAIL_STOP)
def stop_mail(link: SignedLink, token: str) -> ResponseReturnValue:
    """Let who got a mail stop them: opening the link changes nothing."""
    form = Form()
    if form.validate_on_submit():
        with form.showing_problems():
            actions.stop_mails(link, record_of(link, Candidate), at=now())
            return redirect(url_for(".stop_mail", token=token), 303)
    return form_page("matching/stop_mail.html", form, token=token)


def _last_seen() -> int:
    """Return the last notice of which the page knew that was sent; what is no number knew none."""
    said = request.form.get("seen", "")
    return int(said) if VERSION.fullmatch(said) else 0


def _text_form(kind: str, language: str) -> LetterTemplateForm:
    about = LetterTemplateKind(kind)
    text = wording.text_of(about, language)
    seen = {"subject": text.subject, "body": text.body}
    form = editing(partial(LetterTemplateForm.of(about), **seen), version_of(seen))
    form.address = url_for(".letter_text", kind=kind, language=language)
    return form


def _text_page(
    form: LetterTemplateForm, kind: LetterTemplateKind, language: str
) -> tuple[str, int]:
    return form_page(TEXT_PAGE, form, **_shown_of(form, kind, language))


def _shown_of(
    form: LetterTemplateForm, kind: LetterTemplateKind, language: str
) -> dict[str, object]:
    typed = form.details() if form.subject.data and form.body.data else None
    return {
        "kind": kind,
        "heading": KIND_WORDS[kind],
        "language": language,
        "language_name": LANGUAGES[language],
        "places": [(one, PLACE_WORDS[one]) for one in PLACES[kind]],
        "example": wording.made_up(typed, language) if typed else None,
        "is_own": (kind, language) in own_texts(),
    }


def _mail_page(
    introduction: Introduction, kind: LetterTemplateKind, form: ActionForm
) -> tuple[str, int]:
    if kind not in wording.kinds_for(introduction) and not form.is_submitted():
        abort(404)
    shown_again(introduction.candidate)
    return form_page(
        "matching/mail_candidate.html",
        form,
        introduction_id=introduction.id,
        candidate=introduction.candidate,
        letter=wording.letter(introduction, kind),
        has_calendar=kind.has_calendar,
    )
