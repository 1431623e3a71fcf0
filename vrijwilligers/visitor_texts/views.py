"""The pages of languages for visitors: adding one, its texts out and in, signing a part."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from vrijwilligers.records.db import read_only
from vrijwilligers.visitor_texts import actions, documents, queries
from vrijwilligers.visitor_texts.current import offered_in
from vrijwilligers.visitor_texts.feature import VisitorTextPermission
from vrijwilligers.visitor_texts.forms import (
    AddLanguageForm,
    SignForm,
    TakeInForm,
    TextsFileForm,
)
from vrijwilligers.visitor_texts.queries.states import LanguageState, state_of, states
from vrijwilligers.visitor_texts.readers import read_texts
from vrijwilligers.visitor_texts.rules.languages import direction, languages_to_add, own_name
from vrijwilligers.visitor_texts.rules.texts import PartCode, VisitorPiece
from vrijwilligers.visitor_texts.wording.places import (
    PART_NAMES,
    say_fault,
    say_part,
    say_pieces,
)
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import LANGUAGES, language_name
from vrijwilligers.vocabulary.problems import Stale
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import opened, version_of
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

bp = Blueprint("visitor_texts", __name__, url_prefix="/visitor-languages")
PART = f"<any({','.join(PartCode)}):part>"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PO = "text/x-gettext-translation; charset=utf-8"


@dataclass(frozen=True)
class ShownLanguage:
    """A language as its page shows it."""

    code: str
    own_name: str
    name: str
    direction: str

    @property
    def is_right_to_left(self) -> bool:
        """Tell in which direction it is written."""
        return self.direction == "rtl"


@bp.app_template_global()
def added_languages(piece: str) -> list[ShownLanguage]:
    """Return the languages of data in which a visitor can get a piece."""
    return [_shown(state) for state in offered_in(VisitorPiece(piece))]


def _shown(state: LanguageState) -> ShownLanguage:
    code = state.language.code
    return ShownLanguage(code, state.language.own_name, language_name(code), direction(code))


@bp.get("/")
@requires(VisitorTextPermission.WRITE)
def index() -> str:
    """Show which languages there are beside ours, and how far each is."""
    rows = [(_shown(one), say_pieces(one)) for one in states()]
    return render_template("visitor_texts/index.html", rows=rows, languages=LANGUAGES)


@bp.route("/new", methods=["GET", "POST"])
@requires(VisitorTextPermission.WRITE)
@writes(Effect.ADDS)
def new() -> ResponseReturnValue:
    """Add a language."""
    form = AddLanguageForm()
    form.offer(_languages())
    if form.validate_on_submit():
        with form.showing_problems():
            added = actions.add(form.code.data, by=current_user.id)
            flash(_("The language is there. Give its table to a translator."))
            return redirect(url_for(".show", code=added.code), 303)
    return form_page("visitor_texts/new.html", form)


def _languages() -> dict[str, str]:
    named = {code: f"{language_name(code)} · {own_name(code)}" for code in languages_to_add()}
    return dict(sorted(named.items(), key=lambda one: one[1]))


@bp.get("/<code>")
@requires(VisitorTextPermission.WRITE)
def show(code: str) -> ResponseReturnValue:
    """Show how far a language is, what goes to a translator, and where it comes back."""
    return _page(state_of(queries.get_language(code)), _file_form(code))


def _file_form(code: str) -> TextsFileForm:
    form = TextsFileForm()
    form.address = url_for(".read", code=code)
    return form


def _page(state: LanguageState, form: TextsFileForm) -> ResponseReturnValue:
    return form_page(
        "visitor_texts/show.html",
        form,
        language=_shown(state),
        parts=[say_part(state, part) for part in state.progress],
        pieces=say_pieces(state),
    )


@bp.get("/<code>/texts.xlsx")
@requires(VisitorTextPermission.WRITE)
def workbook(code: str) -> Response:
    """Hand over the table for a translator, as a workbook."""
    state = state_of(queries.get_language(code))
    return _file(documents.workbook_of(state, at=now()), f"{code}.xlsx", XLSX)


@bp.get("/<code>/texts.po")
@requires(VisitorTextPermission.WRITE)
def po(code: str) -> Response:
    """Hand over the same texts as a PO file."""
    state = state_of(queries.get_language(code))
    return _file(documents.po_of(state, at=now()), f"{code}.po", PO)


def _file(content: bytes, name: str, kind: str) -> Response:
    answer = Response(content, content_type=kind)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@bp.post("/<code>/read")
@requires(VisitorTextPermission.WRITE)
@does(Effect.SHOWS)
def read(code: str) -> ResponseReturnValue:
    """Read a file that came back, and show row by row what it changes; nothing is changed yet."""
    form = _file_form(code)
    with read_only():
        state = state_of(queries.get_language(code))
        if form.validate():
            with form.showing_problems():
                sent = read_texts(form.file.data.read(), code)
                found = actions.compare(sent, state)
                return _comparison(state, found)
    return _page(state, form)


def _comparison(state: LanguageState, found: actions.TextsComparison) -> ResponseReturnValue:
    form = TakeInForm(formdata=None)
    form.address = url_for(".take_in", code=state.language.code)
    form.carry(found.good, version_of(state.words))
    return render_template(
        "visitor_texts/read.html",
        form=form,
        language=_shown(state),
        found=found,
        parts=PART_NAMES,
        refused=[(one, say_fault(one.fault, one.source)) for one in found.refused],
    )


@bp.post("/<code>/take-in")
@requires(VisitorTextPermission.WRITE)
@writes(Effect.SAVES)
def take_in(code: str) -> ResponseReturnValue:
    """Take the texts in that were shown."""
    state = state_of(queries.hold_language(code))
    form = TakeInForm()
    if form.validate_on_submit():
        if form.seen.data != str(version_of(state.words)):
            raise Stale
        with form.showing_problems():
            count = actions.take_in(form.carried(), state, by=current_user.id)
            flash(ngettext("%(num)s text was taken in.", "%(num)s texts were taken in.", count))
            return redirect(url_for(".show", code=code), 303)
    again = _file_form(code)
    again.form_errors.extend(form.form_errors)
    return _page(state, again)


@bp.route(f"/<code>/parts/{PART}", methods=["GET", "POST"])
@requires(VisitorTextPermission.WRITE)
@writes(Effect.ADDS)
def part(code: str, part: str) -> ResponseReturnValue:
    """Show all texts of a part beside ours, and let somebody sign them."""
    language = opened(queries.get_language, queries.hold_language, code)
    state, which = state_of(language), PartCode(part)
    if which not in state.progress:
        abort(404)
    form = SignForm()
    if form.validate_on_submit():
        with form.showing_problems():
            actions.sign(state, which, read=form.read.data or "", by=current_user.id)
            flash(_("These texts are signed. A piece counts as checked once all its texts are."))
            return redirect(url_for(".show", code=code), 303)
    form.read.data = state.digest(which)
    return form_page(
        "visitor_texts/part.html",
        form,
        language=_shown(state),
        part=say_part(state, which),
        texts=[one for one in state.sources if one.part == which],
        words=state.words,
    )


@bp.get("/<code>/remove")
@requires(VisitorTextPermission.WRITE)
def ask_to_remove(code: str) -> str:
    """Say what goes with a language, before it does."""
    state = state_of(queries.get_language(code))
    return render_template(
        "visitor_texts/remove.html", language=_shown(state), count=len(state.words)
    )


@bp.post("/<code>/remove")
@requires(VisitorTextPermission.WRITE)
@writes(Effect.HARMS)
def remove(code: str) -> ResponseReturnValue:
    """Take a language away with its texts."""
    actions.remove(queries.hold_language(code), by=current_user.id)
    flash(_("The language was removed."))
    return redirect(url_for(".index"), 303)
