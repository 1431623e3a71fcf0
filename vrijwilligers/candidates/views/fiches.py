"""The list of candidates, and the fiche to fill in."""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import actions, queries
from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.candidates.forms import ChangeFicheForm, FicheForm, RegisterForm, answers_of
from vrijwilligers.candidates.forms.lists import CandidatesForm
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules.naming import answers_in
from vrijwilligers.candidates.views.blueprint import bp
from vrijwilligers.candidates.views.opening import (
    asked_visit,
    join_asked_visit,
    show_texts,
    shown_candidate,
    take_up_asked_lead,
    told_before,
    where_to_go_on,
    who_was_told,
)
from vrijwilligers.candidates.wording import ComparedCandidate, asked_at_first, compared
from vrijwilligers.records import audit
from vrijwilligers.records.db import may_write
from vrijwilligers.records.listing import listing
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.settings.current import takes_fiches
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.talents.models import CodeList
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import local_path, page_number
from vrijwilligers.web.editing import editing, going_on
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.last_search import last_search
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

Fiche = TypeVar("Fiche", bound=FicheForm)


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
    visit = asked_visit()
    form = _with_questions(RegisterForm(asked=asked_at_first(), data=_known_of(visit)))
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
            join_asked_visit(candidate)
            flash(_("The fiche is made."))
            return redirect(take_up_asked_lead(candidate) or where_to_go_on(candidate), 303)
    doubles = _doubles_of(form) if form.is_submitted() or visit or form.given_name.data else []
    return form_page(
        "candidates/new.html", form, doubles=doubles, visit=visit, texts=show_texts(form)
    )


@bp.post("/begin")
@requires(CandidatePermission.WRITE)
@does(Effect.SHOWS)
def begin() -> str:
    """Open a new fiche with what somebody looked for. Nothing is saved, and no address names it."""
    if not takes_fiches():
        return render_template("candidates/not_yet.html")
    given = {"language": spoken()} | answers_in(request.form.get("q", ""))
    form = _with_questions(RegisterForm(formdata=None, asked=asked_at_first(), data=given))
    form.address = url_for(".new")
    g.shows_form = True
    return render_template(
        "candidates/new.html",
        form=form,
        doubles=_doubles_of(form),
        visit=None,
        texts=show_texts(form),
    )


@bp.post("/doubles")
@requires(CandidatePermission.WRITE)
@does(Effect.SHOWS)
def doubles() -> str:
    """Show, while somebody types, who may be the same person. Names stay out of the address."""
    form = RegisterForm(asked=asked_at_first())
    found = _doubles_of(form)
    audit.record_seen("candidate", amount=len(found), by=current_user.id)
    return render_template(
        "candidates/_doubles.html", doubles=found, form=form, visit=asked_visit()
    )


@bp.post("/<int:candidate_id>/known")
@requires(CandidatePermission.WRITE)
@does(Effect.SHOWS)
def known(candidate_id: int) -> str:
    """Go on with what was typed of somebody new, in the fiche that this person has already.

    Nothing is saved: the answers travel in the body, and stand in the form of that fiche.
    """
    candidate = shown_candidate(candidate_id)
    typed = _with_questions(RegisterForm(asked=asked_at_first())).details()
    answers = answers_of(candidate, typed)
    form = _with_questions(ChangeFicheForm(formdata=None, data=answers), candidate)
    going_on(form, partial(_change_form, candidate), candidate.version)
    form.address = url_for(".change", candidate_id=candidate.id, visit=asked_visit())
    g.shows_form = True
    told = who_was_told(candidate)
    return render_template(
        "candidates/change.html",
        form=form,
        candidate=candidate,
        told=told,
        back=_back_from(candidate),
        is_typed=True,
    )


def _known_of(visit: int | None) -> dict[str, str]:
    """Return what is known of a visitor: the name that was looked for or told, the language."""
    known = {"language": spoken()} | told_before()
    if visit is None:
        return known
    language = request.args.get("language", "")
    spoken_here = {"language": language} if language in LANGUAGES else {"other_1": language}
    return known | answers_in(last_search()) | (spoken_here if language else {})


def _doubles_of(form: RegisterForm) -> list[ComparedCandidate]:
    typed = form.identity()
    return compared(queries.likely_doubles(typed), typed)


@bp.route("/<int:candidate_id>/change", methods=["GET", "POST"])
@requires(CandidatePermission.WRITE)
@writes(Effect.SAVES)
def change(candidate_id: int) -> ResponseReturnValue:
    """Write down what is new about somebody."""
    candidate = shown_candidate(candidate_id)
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
            if any(line.recall_id for line in who_was_told(candidate)):
                flash(_("An organisation must hear what changed. It stands on the page of today."))
            join_asked_visit(candidate)
            return redirect(_back_from(candidate), 303)
    told = who_was_told(candidate)
    back = _back_from(candidate)
    return form_page("candidates/change.html", form, candidate=candidate, told=told, back=back)


def _back_from(candidate: Candidate) -> str:
    return local_path(request.args.get("next"), where_to_go_on(candidate))


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
