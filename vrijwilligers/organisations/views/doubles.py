"""Organisations that are there twice: found, said to be two, or made one."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations.actions import merging as actions
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.organisations.forms.merging import MergeOrganisationsForm, OtherForm
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries import doubles as found
from vrijwilligers.organisations.queries import merging as queries
from vrijwilligers.organisations.rules.likeness import LikelyPair
from vrijwilligers.organisations.rules.merging import questions
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.wording import doubles as wording
from vrijwilligers.organisations.wording.differences import FIELDS, say
from vrijwilligers.records.listing import PAGE_SIZE, Listing, listing
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.editing import editing, opened, version_of
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.merging import MergeQuestionInWords, merge_form
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PAIR = "/doubles/<int:one_id>/<int:other_id>"


@bp.get("/doubles/")
@requires(OrganisationPermission.WRITE)
def doubles() -> ResponseReturnValue:
    """List pairs that are likely one organisation, the likeliest first."""
    pairs = found.likely()
    number = min(page_number(), max(1, -(-len(pairs) // PAGE_SIZE)))
    shown = pairs[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return render_template(
        "organisations/doubles.html",
        listing=Listing(items=_in_words(shown), number=number, total=len(pairs)),
    )


def _in_words(pairs: Sequence[LikelyPair]) -> list[dict[str, Any]]:
    """Say of each pair who they are and why; whoever went meanwhile is left out."""
    lines = _lines(key for pair in pairs for key in (pair.one, pair.other))
    return [
        {"one": lines[pair.one], "other": lines[pair.other], "why": wording.say_why(pair.why)}
        for pair in pairs
        if pair.one in lines and pair.other in lines
    ]


def _lines(keys: Iterable[int]) -> dict[int, wording.DoubleLine]:
    records = found.by_key(set(keys))
    return {key: wording.line(record) for key, record in records.items()}


@bp.get("/doubles/apart")
@requires(OrganisationPermission.WRITE)
def doubles_apart() -> ResponseReturnValue:
    """List the pairs of which somebody said that they are two."""
    pairs = listing(queries.said_to_be_two(), number=page_number())
    lines = _lines(key for pair in pairs.items for key in (pair.one_id, pair.other_id))
    return render_template("organisations/doubles_apart.html", listing=pairs, lines=lines)


@bp.post(f"{PAIR}/apart")
@requires(OrganisationPermission.WRITE)
@writes(Effect.TURNS)
def doubles_are_two(one_id: int, other_id: int) -> ResponseReturnValue:
    """Write down that two that look like one are two."""
    actions.say_two(*queries.pair(one_id, other_id), by=current_user.id)
    flash(_("These are two organisations: they are not shown as doubles any more."))
    return redirect(url_for(".doubles"), 303)


@bp.post(f"{PAIR}/again")
@requires(OrganisationPermission.WRITE)
@writes(Effect.TURNS)
def doubles_again(one_id: int, other_id: int) -> ResponseReturnValue:
    """Show two again as likely doubles."""
    actions.doubt_again(*queries.pair(one_id, other_id), by=current_user.id)
    flash(_("These two are shown as likely doubles again."))
    return redirect(url_for(".doubles_apart"), 303)


@bp.get("/<int:organisation_id>/merge")
@requires(OrganisationPermission.WRITE)
def merge_with(organisation_id: int) -> ResponseReturnValue:
    """Choose with which organisation another one is merged: likely doubles, or by name."""
    form, organisation = OtherForm(request.args), queries.pair(organisation_id, organisation_id)[0]
    if form.words():
        others = list(queries.others(organisation_id, form.words()))
    else:
        alike = found.like(organisation.name, organisation.kbo, but=organisation_id)
        others = [double.organisation for double in alike]
    return render_template(
        "organisations/merge_with.html",
        form=form,
        organisation=organisation,
        lines=[wording.line(other) for other in others],
    )


@bp.route("/<int:stays_id>/merge/<int:goes_id>", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.HARMS)
def merge(stays_id: int, goes_id: int) -> ResponseReturnValue:
    """Show two records side by side, and make them one."""
    if stays_id == goes_id:
        abort(404)
    stays, goes = opened(queries.pair, queries.hold_pair, stays_id, goes_id)
    versions = {"stays": stays.version, "goes": goes.version}
    make = partial(merge_form, MergeOrganisationsForm, _asked(stays, goes))
    form = editing(make, version_of(versions))
    if form.validate_on_submit():
        with form.showing_problems():
            actions.merge(stays, goes, form.details(), by=current_user.id)
            flash(_("The two are one now. What belonged to either is here."))
            return redirect(url_for("desk.organisation", organisation_id=stays_id), 303)
    sides = [(record, wording.side_of(record), _belongings(record)) for record in (stays, goes)]
    return form_page("organisations/merge.html", form, stays=stays, goes=goes, sides=sides)


def _belongings(record: Organisation) -> list[str]:
    return wording.say_belongings(queries.belongings(record.id))


def _asked(stays: Organisation, goes: Organisation) -> list[MergeQuestionInWords]:
    return [
        MergeQuestionInWords(
            one.name, str(FIELDS[one.name]), say(one.name, one.stays), say(one.name, one.goes)
        )
        for one in questions(queries.answers_of(stays), queries.answers_of(goes))
    ]
