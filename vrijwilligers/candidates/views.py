"""The pages about candidates: the list, the fiche to fill in, consent, the log."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.candidates import actions, documents, queries, rules
from vrijwilligers.candidates.feature import CandidatePermission, WhoWasTold
from vrijwilligers.candidates.forms import (
    ChangeFicheForm,
    ConsentForm,
    FicheForm,
    GiveForm,
    RegisterForm,
    answers_of,
)
from vrijwilligers.candidates.forms.lists import CandidatesForm
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose, ResolvedText
from vrijwilligers.candidates.wording import (
    WAYS,
    ComparedCandidate,
    Texts,
    asked_at_first,
    compared,
    questions,
    text_of,
    texts_of,
)
from vrijwilligers.imports.views import add_import_pages
from vrijwilligers.records import audit
from vrijwilligers.records.db import may_write
from vrijwilligers.records.listing import listing
from vrijwilligers.registry import announce
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.settings.current import takes_fiches
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.talents.models import CodeList
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import local_path, page_number
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import after_writing, writes

PURPOSES = ",".join(ConsentPurpose)
Fiche = TypeVar("Fiche", bound=FicheForm)
CandidateQuery = Callable[[int], Candidate]

bp = Blueprint("candidates", __name__, url_prefix="/candidates")
add_import_pages(bp, CANDIDATES)


@bp.get("/")
@requires(CandidatePermission.READ)
def index() -> str:
    """Show who was here, the latest first."""
    form = CandidatesForm(request.args)
    found = listing(queries.latest(**form.details()), number=page_number())
    audit.record_seen("candidate", amount=len(found.items), by=current_user.id)
    return render_template(
        "candidates/index.html",
        form=form,
        listing=found,
        category_names=code_lists.category_names(spoken()),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(CandidatePermission.WRITE)
@writes(Effect.ADDS)
def new() -> ResponseReturnValue:
    """Register somebody who consents."""
    if not takes_fiches():
        return render_template("candidates/not_yet.html"), 409 if may_write() else 200
    form = _with_questions(RegisterForm(asked=asked_at_first(), data={"language": spoken()}))
    if form.validate_on_submit():
        with form.showing_problems():
            candidate = actions.register(
                form.details(),
                form.consent(),
                by=current_user.id,
                today=today(),
                shown=form.shown(),
                is_somebody_else=form.somebody_else.data,
            )
            note_let_through(form.let_through, candidate, by=current_user.id)
            flash(_("The fiche is made."))
            return redirect(url_for("desk.fiche", candidate_id=candidate.id), 303)
    doubles = _doubles_of(form) if form.is_submitted() else []
    return form_page("candidates/new.html", form, doubles=doubles, texts=_shown_in(form))


@bp.post("/doubles")
@requires(CandidatePermission.WRITE)
@does(Effect.SHOWS)
def doubles() -> str:
    """Show, while somebody types, who may be the same person. Names stay out of the address."""
    found = _doubles_of(RegisterForm(asked=asked_at_first()))
    audit.record_seen("candidate", amount=len(found), by=current_user.id)
    return render_template("candidates/_doubles.html", doubles=found)


def _doubles_of(form: RegisterForm) -> list[ComparedCandidate]:
    typed = form.identity()
    return compared(queries.likely_doubles(typed), typed)


@bp.route("/<int:candidate_id>/change", methods=["GET", "POST"])
@requires(CandidatePermission.WRITE)
@writes(Effect.SAVES)
def change(candidate_id: int) -> ResponseReturnValue:
    """Write down what is new about somebody."""
    candidate = _shown(candidate_id)
    form = editing(partial(_change_form, candidate), candidate.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.change(
                candidate,
                form.details(),
                by=current_user.id,
                today=today(),
                by_parent=form.by_parent.data,
            )
            note_let_through(form.let_through, candidate, by=current_user.id)
            flash(_("The fiche is saved."))
            if any(line.recall_id for line in _told_of(candidate)):
                flash(_("An organisation must hear what changed. It stands on the page of today."))
            return redirect(url_for("desk.fiche", candidate_id=candidate.id), 303)
    told = _told_of(candidate)
    return form_page("candidates/change.html", form, candidate=candidate, told=told)


@bp.route("/<int:candidate_id>/consent", methods=["GET", "POST"])
@requires(CandidatePermission.WRITE)
@writes(Effect.ADDS)
def give(candidate_id: int) -> ResponseReturnValue:
    """Add consent, also for somebody who took it back."""
    candidate = _shown(candidate_id, queries.get_any, queries.hold_any)
    asked = _asked_here(candidate)
    form = editing(partial(GiveForm, asked=asked, language=candidate.language), candidate.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.give(
                candidate,
                form.consent(),
                by=current_user.id,
                today=today(),
                shown=form.shown(),
            )
            flash(_("The consent is kept."))
            fiche = url_for("desk.fiche", candidate_id=candidate.id)
            return redirect(local_path(request.args.get("next"), fiche), 303)
    slips = queries.withdrawn_just_now(candidate, by=current_user.id, at=now())
    return form_page(
        "candidates/give.html",
        form,
        candidate=candidate,
        acts=queries.consents_of(candidate),
        asks_parent=rules.may_need_parent(candidate.birth_year, year=today().year),
        slipped={act.purpose for act in slips},
        loses_needs=any(act.purpose == ConsentPurpose.SUPPORT_NEEDS for act in slips),
        told=_told_of(candidate),
        members=accounts.names(),
        ways=WAYS,
        questions=questions(),
        texts=_shown_in(form),
    )


@bp.get(f"/consent/<any({','.join(LANGUAGES)}):language>/<any({PURPOSES}):purpose>")
@requires(CandidatePermission.WRITE)
def read(language: str, purpose: str) -> str:
    """Show the visitor a text of consent, large and in their language, and nothing else."""
    text = _asked_text(purpose, language)
    question, *lines = text.body.splitlines()
    back = local_path(request.args.get("next"), url_for(".new"))
    with speaking(language):
        return render_template(
            "candidates/read.html", text=text, question=question, lines=lines, back=back
        )


@bp.get(f"/consent/<any({','.join(LANGUAGES)}):language>/<any({PURPOSES}):purpose>/paper")
@requires(CandidatePermission.WRITE)
def paper(language: str, purpose: str) -> ResponseReturnValue:
    """Print a text of consent, with a place to sign."""
    printed = documents.consent_paper(_asked_text(purpose, language), today=today())
    answer = Response(printed.pdf, mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "inline", filename=f"{purpose}-{language}.pdf")
    return answer


@bp.get("/<int:candidate_id>/withdraw/fiche")
@requires(CandidatePermission.WRITE)
def ask_to_withdraw(candidate_id: int) -> str:
    """Say what happens when the whole fiche is withdrawn, before it does."""
    candidate = _shown(candidate_id, queries.get_any)
    return render_template(
        "candidates/withdraw.html",
        candidate=candidate,
        erase_on=rules.erase_after_withdrawal(today(), candidate.erase_on),
        told=_told_of(candidate),
    )


@bp.post(f"/<int:candidate_id>/withdraw/<any({PURPOSES}):purpose>")
@requires(CandidatePermission.WRITE)
@writes(Effect.TURNS)
def withdraw(candidate_id: int, purpose: str) -> ResponseReturnValue:
    """Take back consent for a purpose: one click, and its use stops at once."""
    candidate = queries.hold_any(candidate_id)
    actions.withdraw(candidate, ConsentPurpose(purpose), by=current_user.id, today=today())
    flash(_("The consent is withdrawn."))
    return redirect(url_for(".give", candidate_id=candidate.id), 303)


@bp.post("/<int:candidate_id>/withdrawal/undo")
@requires(CandidatePermission.WRITE)
@writes(Effect.TURNS)
def undo_withdrawal(candidate_id: int) -> ResponseReturnValue:
    """Take back a withdrawal that was a slip of the hand."""
    candidate = queries.hold_any(candidate_id)
    if queries.withdrawn_just_now(candidate, by=current_user.id, at=now()):
        actions.undo_withdrawal(candidate, by=current_user.id, at=now())
        flash(_("It stands again as before."))
    else:  # too late, or done in another tab: the page says how it is
        flash(str(actions.UndoIsTooLate.message))
    return redirect(url_for(".give", candidate_id=candidate.id), 303)


def _told_of(candidate: Candidate) -> list[Any]:
    """Ask which organisations have data of somebody, in lines that say it."""
    return [line for lines in announce(WhoWasTold(candidate.id)) for line in lines]


def _change_form(candidate: Candidate, **given: Any) -> ChangeFicheForm:
    return _with_questions(ChangeFicheForm(data=answers_of(candidate), **given), candidate)


def _with_questions(form: Fiche, of: Candidate | None = None) -> Fiche:
    """Put the choices in: the lists in use, and what this person has besides."""
    language = spoken()
    form.ask(
        talents=_offered(code_lists.talents(), code_lists.talent_names(language), of, "talents"),
        categories=_offered(
            code_lists.categories(), code_lists.category_names(language), of, "categories"
        ),
        spoken={spoken.language: spoken.level for spoken in of.languages} if of else {},
    )
    return form


def _offered(
    used: Sequence[CodeList], names: dict[str, str], of: Candidate | None, what: str
) -> dict[str, str]:
    had = {held.code for held in getattr(of, what)} if of else set()
    codes = had | {item.code for item in used}
    return {code: name for code, name in names.items() if code in codes}


def _shown(
    candidate_id: int, get: CandidateQuery = queries.get, hold: CandidateQuery = queries.hold
) -> Candidate:
    """Return a candidate whose data are opened, and log that; who changes them holds them."""
    if not may_write():
        candidate = get(candidate_id)
        audit.record_view(candidate, by=current_user.id)
        return candidate
    candidate = hold(candidate_id)
    after_writing(partial(audit.record_view_of, audit.reference(candidate), by=current_user.id))
    return candidate


def _asked_text(purpose: str, language: str) -> ResolvedText:
    if purpose not in questions():
        abort(404)
    return text_of(ConsentPurpose(purpose), language)


def _asked_here(candidate: Candidate) -> list[ConsentPurpose]:
    """Ask what is not agreed yet; where one purpose is needed, only that, and the fiche."""
    missing = [purpose for purpose in questions() if not candidate.consents_to(purpose)]
    needed = request.args.get("purpose")
    return [one for one in missing if one.is_fiche or one == needed or needed not in missing]


def _shown_in(form: ConsentForm) -> Texts:
    texts = texts_of(form.asked)
    form.show(texts)
    return texts
