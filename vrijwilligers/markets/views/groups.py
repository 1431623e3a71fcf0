"""Workshops for groups of referrers and guided tours: how many people, and nobody's name."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.markets import wording
from vrijwilligers.markets.actions import groups as actions
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.forms.groups import (
    ChangeMarketGroupForm,
    MarketGroupForm,
    answers_of_group,
)
from vrijwilligers.markets.models import MarketGroup
from vrijwilligers.markets.queries import groups as queries
from vrijwilligers.markets.rules.groups import GroupKind
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.records.listing import listing
from vrijwilligers.referrers.queries import referrers
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

GROUP = "/groups/<int:group_id>"


@bp.get("/groups/")
@requires(MarketPermission.READ)
def groups() -> str:
    """Show the groups that had a workshop or a guided tour, the last first."""
    found = listing(queries.groups(), number=page_number())
    return render_template("markets/groups.html", listing=found, words=wording)


@bp.route("/groups/new", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.ADDS)
def new_group() -> ResponseReturnValue:
    """Note a group."""
    form = _form(None)
    if form.validate_on_submit():
        actions.note(form.details(), by=current_user.id)
        flash(_("The group is noted."))
        return redirect(url_for(".groups"), 303)
    return form_page("markets/group.html", form, group=None)


@bp.route(GROUP, methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.SAVES)
def change_group(group_id: int) -> ResponseReturnValue:
    """Put right what was noted of a group."""
    group = opened(queries.get, queries.hold, group_id)
    form = editing(partial(_form, group), group.version)
    if form.validate_on_submit():
        actions.change(group, form.details(), by=current_user.id)
        flash(_("The group is saved."))
        return redirect(url_for(".groups"), 303)
    return form_page("markets/group.html", form, group=group)


@bp.post(f"{GROUP}/remove")
@requires(MarketPermission.WRITE)
@writes(Effect.HARMS)
def remove_group(group_id: int) -> ResponseReturnValue:
    """Throw a group away that was noted by mistake."""
    actions.remove(queries.hold(group_id), by=current_user.id)
    flash(_("The group is removed."))
    return redirect(url_for(".groups"), 303)


def _form(group: MarketGroup | None, **options: object) -> MarketGroupForm:
    answers = answers_of_group(group, today())
    if group is None and request.args.get("kind") in set(GroupKind):
        answers["kind"] = request.args["kind"]
    brought = {one.id: one.name for one in referrers.with_counsellors()}
    if group and group.referrer:
        brought.setdefault(group.referrer.id, group.referrer.name)
    visited = [one.organisation_id for one in group.visits] if group else []
    offered = [(one.id, one.name) for one in queries.to_visit(today(), also=visited)]
    kind = ChangeMarketGroupForm if group else MarketGroupForm
    return kind(data=answers, **options).offer(brought, offered)
