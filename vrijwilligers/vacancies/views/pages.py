"""Finding a vacancy, reading one, and a category for those of a list."""

from collections.abc import Set
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_login import current_user

from vrijwilligers.organisations import queries as organisations
from vrijwilligers.records.listing import listing
from vrijwilligers.talents.queries import category_names, talent_names, talents
from vrijwilligers.vacancies import queries, wording
from vrijwilligers.vacancies.actions import categories
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.deeds import CategoriseForm, GiveTalentsForm
from vrijwilligers.vacancies.queries import doubles, gaps, list_tabs
from vrijwilligers.vacancies.questions import VacanciesForm
from vrijwilligers.vacancies.rules import Gap, ListTab
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.showing import vacancy_page
from vrijwilligers.vacancies.wording import life as words
from vrijwilligers.vacancies.wording.gaps import say_gaps
from vrijwilligers.vacancies.wording.merging import NamedVacancy, named
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.get("/")
@requires(VacancyPermission.READ)
def index() -> ResponseReturnValue:
    """List vacancies, the open ones unless asked otherwise."""
    asked = _asked()
    filling = _giving if asked.gap_asked() == Gap.TALENTS else _categorising
    return _list(asked, filling(asked, formdata=None))


@bp.post("/category")
@requires(VacancyPermission.WRITE)
@writes(Effect.ASKS)
def categorise() -> ResponseReturnValue:
    """Give the ticked vacancies a category; what has one keeps it."""
    asked = _asked()
    form = _categorising(asked)
    if not form.validate_on_submit():
        return _list(asked, form)
    at, by = now(), current_user.id
    amount = categories.categorise(form.ticked.data, form.given.data, by=by, at=at)
    flash(ngettext("%(num)s vacancy has it now.", "%(num)s vacancies have it now.", amount))
    return redirect(url_for(".index", gap=Gap.CATEGORY), 303)


@bp.post("/talents")
@requires(VacancyPermission.WRITE)
@writes(Effect.ASKS)
def give_talents() -> ResponseReturnValue:
    """Say of the ticked vacancies which talents they ask; one that asks some keeps them."""
    asked = _asked()
    form = _giving(asked)
    if not form.validate_on_submit():
        return _list(asked, form)
    given, by = frozenset(form.given.data), current_user.id
    amount = categories.give_talents(form.ticked.data, given, by=by, at=now())
    flash(ngettext("%(num)s vacancy has it now.", "%(num)s vacancies have it now.", amount))
    return redirect(url_for(".index", gap=Gap.TALENTS), 303)


def _asked() -> VacanciesForm:
    form = VacanciesForm(request.args)
    form.offer(category_names(spoken()), talent_names(spoken()))
    return form


def _categorising(asked: VacanciesForm, **given: Any) -> CategoriseForm:
    form = CategoriseForm(**given)
    form.address = url_for(".categorise", gap=Gap.CATEGORY)
    keys = gaps.keys_without(Gap.CATEGORY) if asked.gap_asked() == Gap.CATEGORY else ()
    form.offer(keys, {one.value: one.label for one in asked.category.choices if one.value})
    return form


def _giving(asked: VacanciesForm, **given: Any) -> GiveTalentsForm:
    form = GiveTalentsForm(**given)
    form.address = url_for(".give_talents", gap=Gap.TALENTS)
    keys = gaps.keys_without(Gap.TALENTS) if asked.gap_asked() == Gap.TALENTS else ()
    form.offer(keys, {one.code: one.name(spoken()) for one in talents()})
    return form


def _list(form: VacanciesForm, categorising: CategoriseForm) -> ResponseReturnValue:
    wanted = form.details()
    question = queries.listed(wanted, today=today(), language=spoken())
    found = listing(question, number=page_number())
    may_write = current_user.may(VacancyPermission.WRITE)
    shows_gaps = may_write and wanted.tab == ListTab.OPEN
    return form_page(
        "vacancies/index.html",
        categorising,
        filters=form,
        listing=found,
        lines=[wording.line(vacancy, today=today()) for vacancy in found.items],
        asked=bool(request.args),
        tab=wanted.tab,
        gap=wanted.gap,
        gaps=say_gaps(gaps.gap_counts(today())) if shows_gaps else [],
        alike=_alike(found.items) if wanted.gap == Gap.DOUBLE and may_write else {},
        may_fill=may_write and wanted.gap in gaps.FILLED_TOGETHER,
        of=organisations.get(wanted.organisation_id) if wanted.organisation_id else None,
        **_tabs(found.items, {field.name for field in form}),
    )


def _alike(vacancies: Any) -> dict[int, list[NamedVacancy]]:
    found = doubles.doubles_of([vacancy.id for vacancy in vacancies])
    return {key: [named(one) for one in others] for key, others in found.items()}


def _tabs(vacancies: Any, questions: Set[str]) -> dict[str, Any]:
    """Return the tabs of the list; a coordinator sees what waits, and how much stands where."""
    known = questions - {"state"}
    asked = {name: text for name, text in request.args.items() if name in known}
    if not current_user.may(VacancyPermission.WRITE):
        tabs = {tab: words.TAB_NAMES[tab] for tab in (ListTab.OPEN, ListTab.ALL)}
        return {"tabs": tabs, "counts": {}, "asked_else": asked, "waits": {}, "waiting": {}}
    reasons = list_tabs.waits_of(vacancies)
    return {
        "tabs": words.TAB_NAMES,
        "counts": list_tabs.tab_counts(today()),
        "asked_else": asked,
        "waits": {key: words.say_waits(why) for key, why in reasons.items()},
        "waiting": {words.WAITS[why]: n for why, n in list_tabs.waiting_counts().items()},
    }


@bp.get("/<int:vacancy_id>")
@requires(VacancyPermission.READ)
def show(vacancy_id: int) -> ResponseReturnValue:
    """Show all that is known of a vacancy; ``?language=`` shows another of its texts."""
    vacancy = queries.get(vacancy_id)
    if vacancy.merged_into_id:
        return redirect(url_for(".show", vacancy_id=vacancy.merged_into_id), 303)
    return vacancy_page(vacancy)
