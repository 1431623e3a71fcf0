"""The lists that coordinators keep: talents and categories, in their order."""

from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from vrijwilligers.talents import queries
from vrijwilligers.talents.actions import lists
from vrijwilligers.talents.actions.list_changes import IsUsedMeanwhile
from vrijwilligers.talents.feature import TalentPermission
from vrijwilligers.talents.forms import (
    CategoryForm,
    ChangeCategoryForm,
    ChangeProjectForm,
    ChangeSentenceForm,
    ChangeTalentForm,
    TalentForm,
)
from vrijwilligers.talents.models import Category, CodeList, EndSentence, Project, Talent
from vrijwilligers.talents.queries.list_changes import last_change
from vrijwilligers.talents.queries.lists import every, get_item, hold_item
from vrijwilligers.talents.queries.sets import latest
from vrijwilligers.talents.queries.uses import uses_of
from vrijwilligers.talents.rules import pictograms
from vrijwilligers.talents.rules.details import (
    CategoryDetails,
    CodeListKind,
    TalentDetails,
    Way,
)
from vrijwilligers.talents.rules.sets import PLAIN, as_content, digest_of
from vrijwilligers.talents.views.blueprint import bp
from vrijwilligers.talents.wording import say_last_change, say_under
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened, version_of
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import Form
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

KIND = "<any(talents, categories, projects, sentences):listed>"


@dataclass(frozen=True)
class ListPages:
    """What the pages of one list are made of."""

    model: type[CodeList]
    details: type[Any]
    new: type[CategoryForm | TalentForm]
    change: type[Form]
    heading: object
    about: object
    adding: object
    changing: object


PAGES = {
    CodeListKind.TALENTS: ListPages(
        Talent,
        TalentDetails,
        TalentForm,
        ChangeTalentForm,
        _l("List of talents"),
        _l("Fiches, vacancies and the talent scan use this list, in this order."),
        _l("Add a talent"),
        _l("Change a talent"),
    ),
    CodeListKind.CATEGORIES: ListPages(
        Category,
        CategoryDetails,
        CategoryForm,
        ChangeCategoryForm,
        _l("List of categories"),
        _l("The printed bundle has this order."),
        _l("Add a category"),
        _l("Change a category"),
    ),
    CodeListKind.PROJECTS: ListPages(
        Project,
        CategoryDetails,
        CategoryForm,
        ChangeProjectForm,
        _l("List of projects"),
        _l("An introduction for which somebody pays is marked with its project."),
        _l("Add a project"),
        _l("Change a project"),
    ),
    CodeListKind.SENTENCES: ListPages(
        EndSentence,
        CategoryDetails,
        CategoryForm,
        ChangeSentenceForm,
        _l("Standard sentences"),
        _l("Why it did not work out: what an organisation and a candidate choose from, by a link."),
        "",
        _l("Change a sentence"),
    ),
}


@bp.get(f"/{KIND}/")
@requires(TalentPermission.LIST)
def index(listed: str) -> ResponseReturnValue:
    """Show a list in its order, with how often each is used."""
    kind = CodeListKind(listed)
    pages = PAGES[kind]
    items, uses = every(pages.model), uses_of(pages.model)
    last = last_change(pages.model)
    return _page(
        "talents/index.html",
        Form(),
        kind,
        items=items,
        under={item.code: say_under(kind, item.code, uses) for item in items},
        last=last,
        done=say_last_change(last, items) if last else "",
        has_figures=kind == CodeListKind.PROJECTS,
        asked=latest() if kind == CodeListKind.TALENTS else None,
        is_asked=kind == CodeListKind.TALENTS and _is_asked(),
        language=spoken(),
    )


@bp.route(f"/{KIND}/new", methods=["GET", "POST"])
@requires(TalentPermission.LIST)
@writes(Effect.ADDS)
def new(listed: str) -> ResponseReturnValue:
    """Put something on a list."""
    kind = CodeListKind(listed)
    if not PAGES[kind].adding:  # its codes are those of the reasons that there are
        abort(404)
    form = PAGES[kind].new(**_offered(kind))
    if form.validate_on_submit():
        with form.showing_problems():
            item = lists.add(PAGES[kind].model, form.details(), by=current_user.id)
            flash(_("It stands on the list."))
            return redirect(url_for(".index", listed=kind, _anchor=item.code), 303)
    return _page("talents/new.html", form, kind)


@bp.route(f"/{KIND}/<code>/change", methods=["GET", "POST"])
@requires(TalentPermission.LIST)
@writes(Effect.SAVES)
def change(listed: str, code: str) -> ResponseReturnValue:
    """Change what something on a list says, or no longer offer it."""
    kind = CodeListKind(listed)
    pages = PAGES[kind]
    item = opened(partial(get_item, pages.model), partial(hold_item, pages.model), code)
    answers = {one.name: getattr(item, one.name) for one in fields(pages.details)}
    form = editing(partial(pages.change, data=answers, **_offered(kind)), version_of(answers))
    if form.validate_on_submit():
        with form.showing_problems():
            lists.change(item, form.details(), by=current_user.id)
            flash(_("The list is saved."))
            return redirect(url_for(".index", listed=kind, _anchor=code), 303)
    return _page("talents/change.html", form, kind, item=item, language=spoken())


@bp.post(f"/{KIND}/<code>/<any(up, down):way>")
@requires(TalentPermission.LIST)
@writes(Effect.TURNS)
def move(listed: str, code: str, way: str) -> ResponseReturnValue:
    """Move something one place up or down."""
    kind = CodeListKind(listed)
    lists.move(PAGES[kind].model, code, Way(way), by=current_user.id)
    return redirect(url_for(".index", listed=kind, _anchor=code), 303)


@bp.post(f"/{KIND}/undo/<int:list_change_id>")
@requires(TalentPermission.LIST)
@writes(Effect.TURNS)
def undo(listed: str, list_change_id: int) -> ResponseReturnValue:
    """Put a list back as it was before its last change."""
    kind = CodeListKind(listed)
    try:
        lists.undo(PAGES[kind].model, seen=list_change_id, by=current_user.id)
    except IsUsedMeanwhile as problem:
        flash(str(problem.message))
    else:
        flash(_("The list is as it was before."))
    return redirect(url_for(".index", listed=kind), 303)


def _page(template: str, form: Form, kind: CodeListKind, **shown: Any) -> ResponseReturnValue:
    is_of_talents = kind == CodeListKind.TALENTS
    pages = PAGES[kind]
    return form_page(
        template,
        form,
        kind=kind,
        heading=pages.heading,
        about=pages.about,
        adding=pages.adding,
        changing=pages.changing,
        others={other: one.heading for other, one in PAGES.items() if other != kind},
        is_of_talents=is_of_talents,
        languages=LANGUAGES,
        **shown,
    )


def _offered(kind: CodeListKind) -> dict[str, Any]:
    """Return what the form of a list is given: drawings are called as the talents they are of."""
    if kind != CodeListKind.TALENTS:
        return {}
    names = queries.talent_names(spoken()) | {PLAIN: _("a star")}
    return {"drawings": {name: names.get(name, name) for name in pictograms.names()}}


def _is_asked() -> bool:
    content = as_content(talent.card for talent in queries.talents())
    return digest_of(content) == latest().digest
