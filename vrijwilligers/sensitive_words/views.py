"""The page of the words that are not kept about a candidate."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from vrijwilligers.sensitive_words import actions, queries
from vrijwilligers.sensitive_words.feature import SensitiveWordPermission
from vrijwilligers.sensitive_words.forms import AddWordForm, RemoveWordsForm
from vrijwilligers.sensitive_words.rules import WordKind
from vrijwilligers.sensitive_words.wording import KIND_WORDS
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

bp = Blueprint("sensitive_words", __name__, url_prefix="/sensitive-words")


@bp.route("/", methods=["GET", "POST"])
@requires(SensitiveWordPermission.WRITE)
@writes(Effect.ADDS)
def index() -> ResponseReturnValue:
    """Show the words of a kind, and add one."""
    form = AddWordForm(kind=_kind())
    if form.validate_on_submit():
        with form.showing_problems():
            actions.add(form.word.data, form.chosen_kind(), by=current_user.id)
            flash(_("The word is on the list."))
            return redirect(url_for(".index", kind=form.kind.data), 303)
    return form_page(
        "sensitive_words/index.html",
        form,
        kind=_kind(),
        kinds=KIND_WORDS,
        words=queries.of_kind(_kind()),
    )


@bp.route("/remove", methods=["GET", "POST"])
@requires(SensitiveWordPermission.WRITE)
@writes(Effect.ASKS)
def remove() -> ResponseReturnValue:
    """Take words off the list."""
    form = RemoveWordsForm()
    form.offer(queries.of_kind(_kind()))
    if form.validate_on_submit():
        words = queries.by_ids(form.words.data)
        for word in words:
            actions.remove(word, by=current_user.id)
        flash(ngettext("%(num)s word was removed.", "%(num)s words were removed.", len(words)))
        return redirect(url_for(".index", kind=_kind()), 303)
    return form_page("sensitive_words/remove.html", form, kind=_kind(), kinds=KIND_WORDS)


def _kind() -> WordKind:
    """Return which words the address asks; what is not a kind asks the first."""
    asked = request.args.get("kind", "")
    return WordKind(asked) if asked in {*WordKind} else WordKind.ILLNESS
