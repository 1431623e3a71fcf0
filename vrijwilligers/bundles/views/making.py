"""The page where an edition is made: choose, look, make."""

from collections.abc import Collection

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.bundles import actions, documents, queries, rules, wording
from vrijwilligers.bundles.actions import PrintedEdition
from vrijwilligers.bundles.documents import PrintedBundle
from vrijwilligers.bundles.feature import BundlePermission
from vrijwilligers.bundles.forms import ALL, PLACE, BundleForm, bundle_form
from vrijwilligers.bundles.queries import Overview
from vrijwilligers.bundles.rules import OTHER, WHOLE, BundleChoice, Season
from vrijwilligers.bundles.views.blueprint import bp, file_name
from vrijwilligers.records.db import read_only
from vrijwilligers.records.listing import listing
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vacancies.rules import Gap
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES, language_name, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.forms import choices
from vrijwilligers.web.prints import handed_over, handed_over_together, lost_signs
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

SHOWN_AT_ONCE = 4  # editions beside the form


@bp.get("/")
@requires(BundlePermission.PRINT)
def index() -> ResponseReturnValue:
    """Show what can be printed, and the editions that were made."""
    seen = queries.overview(today=today())
    return _page(_form(seen), seen)


@bp.post("/")
@requires(BundlePermission.MAKE)
@writes(Effect.ADDS)
def make() -> ResponseReturnValue:
    """Make an edition: print it, keep it and count it."""
    with read_only():  # printing takes a while: nobody waits for the database meanwhile
        seen = queries.overview(today=today())
        form = _form(seen)
        if form.validate():
            with form.showing_problems():
                content, vacancies = documents.content(form.details(), today=today())
        if form.errors:
            return _page(form, seen)
    printed = documents.print_bundle(content, today=today())
    if page := lost_signs(printed.replaced, _places_of(printed.replaced, content)):
        return page
    edition = actions.print_edition(
        form.details(),
        vacancies=vacancies,
        by=current_user.id,
        made=PrintedEdition(content, printed.volumes),
    )
    flash(_("The edition is made. Look through it, then print it."))
    return redirect(url_for(".edition", edition_id=edition.id), 303)


@bp.post("/look")
@requires(BundlePermission.PRINT)
@does(Effect.SHOWS)
def look() -> ResponseReturnValue:
    """Show how a choice would look; it is not kept and not counted."""
    seen = queries.overview(today=today())
    form = _form(seen)
    if form.validate():
        with form.showing_problems():
            choice = form.details()
            content, _count = documents.content(choice, today=today())
    if form.errors:
        return _page(form, seen)
    printed = documents.print_bundle(content, today=today())
    page = lost_signs(printed.replaced, _places_of(printed.replaced, content))
    return page or _handed_over(printed, choice)


def _handed_over(printed: PrintedBundle, choice: BundleChoice) -> Response:
    names = [
        file_name(choice.season, today(), choice.language, choice.category, number)
        for number in range(1, len(printed.volumes) + 1)
    ]
    if len(names) == 1:
        return handed_over(printed.pdf, names[0], "inline")
    return handed_over_together(dict(zip(names, printed.volumes, strict=True)), names[0])


def _places_of(signs: Collection[str], content: documents.Content) -> list[tuple[str, str]]:
    """Return the vacancies in which these signs stand, as words and an address."""
    return [
        (_("Vacancy %(number)s", number=number), url_for("vacancies.show", vacancy_id=number))
        for number in documents.numbers_with(signs, content)
    ]


def _form(seen: Overview) -> BundleForm:
    names = category_names(spoken())
    used = {c.code or OTHER: names[c.code] if c.code else _("Other") for c in seen.categories}
    form = bundle_form(used)(data=_as_last(list(used)))
    form.season.choices = choices(_lists(seen))
    form.category.choices = choices(
        {ALL: _("All categories")} | {code: name for code, name in used.items() if code != OTHER}
    )
    return form


def _as_last(codes: list[str]) -> dict[str, object]:
    """Begin with what was chosen for the last edition of this list; new chapters come last."""
    season = request.args.get("list")
    season = season if season in set(Season) else None
    last = queries.last_edition(season)
    chosen = {"season": season or WHOLE, "language": spoken(), "marks_new": last is not None}
    if last is None or not last.choice:
        return chosen | {"contact": True}
    kept = rules.from_json(last.choice)
    order = {code: nth for nth, code in enumerate(kept.categories, start=1)}
    places = {PLACE + code: order.get(code, 0 if order else None) for code in codes}
    known = {name: place for name, place in places.items() if place is not None}
    switches = {name: getattr(kept, name) for name in ("large", "contact", "qr", "qr_each")}
    return chosen | switches | {"size": kept.size} | known


def _lists(seen: Overview) -> dict[str, str]:
    return {
        WHOLE: _list(None, seen.total.whole),
        Season.SUMMER: _list(Season.SUMMER, seen.total.summer),
        Season.WINTER: _list(Season.WINTER, seen.total.winter),
    }


def _list(season: Season | None, count: int) -> str:
    name = f"{wording.list_name(season)} {wording.edition_name(season, today())}"
    return ngettext("%(name)s (%(num)s vacancy)", "%(name)s (%(num)s vacancies)", count, name=name)


def _page(form: BundleForm, seen: Overview) -> ResponseReturnValue:
    return form_page(
        "bundles/index.html",
        form,
        seen=seen,
        remarks=_remarks(seen),
        names=category_names(spoken()),
        periods={season.value: wording.say_period(season, today()) for season in Season},
        latest=listing(queries.editions(), number=1, size=SHOWN_AT_ONCE),
        members=accounts.names(),
        edition_title=wording.edition_title,
        edition_details=wording.edition_details,
    )


def _remarks(seen: Overview) -> list[tuple[str, Gap]]:
    """Say what a coordinator can still improve, and on which list: categories and languages."""
    elsewhere = {code: seen.total.whole - seen.with_text.get(code, 0) for code in LANGUAGES}
    remarks = [
        (
            ngettext(
                "%(num)s vacancy has no text in %(language)s: it is printed in its own, and says "
                "so.",
                "%(num)s vacancies have no text in %(language)s: they are printed in their own, "
                "and say so.",
                count,
                language=language_name(code),
            ),
            Gap(f"text_{code}"),
        )
        for code, count in elsewhere.items()
        if count
    ]
    if count := seen.without_category:
        last = ngettext(
            "%(num)s vacancy has no category: it comes last, in the chapter “Other”.",
            "%(num)s vacancies have no category: they come last, in the chapter “Other”.",
            count,
        )
        remarks.append((last, Gap.CATEGORY))
    return remarks
