"""The pages of a task of a stand: written in plain language, and checked by somebody else."""

from functools import partial
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.markets import wording
from vrijwilligers.markets.actions import tasks as actions
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.forms.tasks import StandTaskForm, answers_of_task
from vrijwilligers.markets.models import StandTask
from vrijwilligers.markets.queries import stands as queries
from vrijwilligers.markets.rules.codes import codes_in
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.talents import current as code_lists
from vrijwilligers.vacancies.rules import Text
from vrijwilligers.vacancies.wording.meter import Verdict, judge, say_longest
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import ActionForm, editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import Form
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/stands/<int:stand_id>/tasks/new", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.ADDS)
def new_task(stand_id: int) -> ResponseReturnValue:
    """Write a task of a stand."""
    found = queries.stand(stand_id)
    form = editing(partial(_form, answers_of_task(None)), 0)
    if form.validate_on_submit():
        with form.showing_problems():
            task = actions.add(found, form.details(), by=current_user.id)
            return _back(task, _("The task is saved. Let somebody else read it."))
    return form_page("markets/task.html", form, stand=found, task=None)


@bp.route("/tasks/<int:task_id>/change", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.SAVES)
def change_task(task_id: int) -> ResponseReturnValue:
    """Write a task in plain language; it has to be checked again."""
    found = opened(queries.task, queries.hold_task, task_id)
    form = editing(partial(_form, answers_of_task(found)), found.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.write(found, form.details(), by=current_user.id)
            return _back(found, _("The task is saved. Let somebody else read it."))
    return form_page("markets/task.html", form, stand=found.stand, task=found)


@bp.get("/tasks/<int:task_id>")
@requires(MarketPermission.READ)
def task(task_id: int) -> ResponseReturnValue:
    """Show a task in its languages, and how plain it is."""
    return _page(queries.task(task_id), Form(formdata=None))


@bp.post("/tasks/<int:task_id>/check")
@requires(MarketPermission.WRITE)
@writes(Effect.GOES_ON)
def check_task(task_id: int) -> ResponseReturnValue:
    """Note that a task is plain enough, by somebody else than who wrote it."""
    found = queries.hold_task(task_id)
    form = editing(ActionForm, found.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.check(found, by=current_user.id, at=now())
            return _back(found, _("Noted: you find this text plain enough."))
    return _page(found, form)


@bp.post("/tasks/<int:task_id>/remove")
@requires(MarketPermission.WRITE)
@writes(Effect.HARMS)
def remove_task(task_id: int) -> ResponseReturnValue:
    """Take a task away."""
    found = queries.hold_task(task_id)
    stand_id = found.stand_id
    actions.remove(found, by=current_user.id)
    flash(_("The task is removed."))
    return redirect(url_for(".stand", stand_id=stand_id), 303)


def _page(found: StandTask, form: Any) -> ResponseReturnValue:
    names = code_lists.talent_names()
    return form_page(
        "markets/show_task.html",
        form,
        task=found,
        stand=found.stand,
        texts=_texts(found),
        longest=say_longest(),
        talents=[names.get(code, code) for code in codes_in(found.talents)],
        category=code_lists.category_names().get(found.category or "", ""),
        members=accounts.names(),
        words=wording,
    )


def _texts(found: StandTask) -> list[tuple[str, dict[str, str], Verdict]]:
    """Return by language what is said of a task, and how plain that is."""
    parts = {part: found.words_of(part) for part in ("title", "what", "whom", "when")}
    said = {
        code: {part: words[code] for part, words in parts.items() if code in words}
        for code in LANGUAGES
    }
    return [
        (code, words, judge(Text(words.get("title", ""), _sentences(words)), code))
        for code, words in said.items()
        if words
    ]


def _sentences(words: dict[str, str]) -> str:
    return "\n".join(words[part] for part in ("what", "whom", "when") if part in words)


def _form(answers: dict[str, Any], **options: Any) -> StandTaskForm:
    return StandTaskForm(data=answers, **options).ask()


def _back(found: StandTask, said: str) -> ResponseReturnValue:
    flash(said)
    return redirect(url_for(".task", task_id=found.id), 303)
