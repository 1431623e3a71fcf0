"""The page of the bundles: choose, see what would be in it, make the PDF."""

from datetime import date

from flask import Blueprint, Response, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from vrijwilligers.bundles import actions, documents, queries, wording
from vrijwilligers.bundles.forms import ALL, BundleForm
from vrijwilligers.bundles.queries import Overview
from vrijwilligers.bundles.rules import WHOLE, Choice, Season
from vrijwilligers.core.access import Permission, requires
from vrijwilligers.core.clock import today
from vrijwilligers.core.db import reading, writes
from vrijwilligers.core.documents import Print
from vrijwilligers.core.forms import choices
from vrijwilligers.core.i18n import LANGUAGES, language_name, spoken
from vrijwilligers.core.pages import form_page
from vrijwilligers.talents.queries import category_names

bp = Blueprint("bundles", __name__, url_prefix="/bundles")

FILE_NAMES = {None: "vacaturebundel", Season.SUMMER: "zomerlijst", Season.WINTER: "winterlijst"}
MOST_SIGNS = 20  # named in a message


@bp.get("/")
@requires(Permission.BUNDLE_PRINT)
def index() -> ResponseReturnValue:
    """Show what can be printed, and what was."""
    seen = queries.overview(today=today())
    return _page(_form(seen), seen)


@bp.post("/")
@requires(Permission.BUNDLE_PRINT)
@writes
def make() -> ResponseReturnValue:
    """Make the PDF, and write down that it was made."""
    with reading():  # printing takes a while: nobody waits for the database meanwhile
        seen = queries.overview(today=today())
        form = _form(seen)
        if form.validate():
            with form.showing_problems():
                content, vacancies = documents.content(form.details(), today=today())
        if form.errors:
            return _page(form, seen)
    made = documents.print_bundle(content, today=today())
    actions.print_edition(form.details(), vacancies=vacancies, by=current_user.id)
    _tell_what_was_replaced(made)
    return _download(made, _file_name(form.details(), today()))


def _form(seen: Overview) -> BundleForm:
    form = BundleForm()
    form.language.data = form.language.data or spoken()
    form.season.choices = choices(_lists(seen))
    names = category_names(spoken())
    used = {counts.code: names[counts.code] for counts in seen.categories if counts.code}
    form.category.choices = choices({ALL: _("All categories")} | used)
    return form


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
        editions=queries.editions(),
        list_name=wording.list_name,
    )


def _remarks(seen: Overview) -> list[str]:
    """Say what a coordinator can still improve: categories and languages that are missing."""
    elsewhere = {code: seen.total.whole - seen.with_text.get(code, 0) for code in LANGUAGES}
    remarks = [
        ngettext(
            "%(num)s vacancy has no text in %(language)s: it is printed in its own, and says so.",
            "%(num)s vacancies have no text in %(language)s: they are printed in their own, "
            "and say so.",
            count,
            language=language_name(code),
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
        remarks.append(last)
    return remarks


def _tell_what_was_replaced(made: Print) -> None:
    if made.replaced:
        signs = " ".join(list(made.replaced)[:MOST_SIGNS])
        flash(_("These characters could not be printed: %(signs)s", signs=signs))


def _file_name(choice: Choice, day: date) -> str:
    parts = (FILE_NAMES[choice.season], day.isoformat(), choice.language, choice.category)
    return "-".join(part for part in parts if part) + ".pdf"


def _download(made: Print, name: str) -> Response:
    answer = Response(made.pdf, mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
