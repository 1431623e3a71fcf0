"""The pages of one edition: look at it page by page, read it, print it again."""

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.bundles import documents, queries, rules, wording
from vrijwilligers.bundles.feature import BundlePermission
from vrijwilligers.bundles.views.blueprint import bp, file_name
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.prints import handed_over

AT_ONCE = 12  # small pictures
WIDTH, SMALL = 1000, 260  # pixels
AN_HOUR = 3600


@bp.get("/editions/<int:edition_id>")
@requires(BundlePermission.PRINT)
def edition(edition_id: int) -> ResponseReturnValue:
    """Show an edition, a page of it, and small pictures of the pages around it."""
    found = queries.get_edition(edition_id)
    pages = documents.page_count(queries.pdf_of(edition_id)) if found.choice else 0
    number = min(max(1, _asked_page()), max(1, pages))
    first = (number - 1) // AT_ONCE * AT_ONCE + 1
    return render_template(
        "bundles/edition.html",
        edition=found,
        choice=rules.from_json(found.choice) if found.choice else None,
        pages=pages,
        number=number,
        around=range(first, min(first + AT_ONCE, pages + 1)),
        maker=accounts.names().get(found.printed_by_id or 0),
        names=category_names(spoken()),
        list_name=wording.list_name,
    )


@bp.get("/editions/<int:edition_id>/pages/<int:number>.png")
@requires(BundlePermission.PRINT)
def page(edition_id: int, number: int) -> Response:
    """Return a page as a picture; what was made does not change, so a browser may keep it."""
    width = SMALL if request.args.get("small") else WIDTH
    picture = documents.page_png(queries.pdf_of(edition_id), number, width=width)
    if picture is None:
        abort(404)
    answer = Response(picture, mimetype="image/png")
    answer.cache_control.private = True
    answer.cache_control.max_age = AN_HOUR
    return answer


@bp.get("/editions/<int:edition_id>/pdf")
@requires(BundlePermission.PRINT)
def download(edition_id: int) -> Response:
    """Hand over the PDF as it was made, byte for byte."""
    found = queries.get_edition(edition_id)
    name = file_name(found.season, day_of(found.printed_at), found.language, found.category)
    how = "inline" if request.args.get("look") else "attachment"
    return handed_over(queries.pdf_of(edition_id), name, how)


@bp.get("/editions/<int:edition_id>/read")
@requires(BundlePermission.PRINT)
def read(edition_id: int) -> ResponseReturnValue:
    """Show what an edition says as a web page, for who does not read a PDF."""
    found = queries.get_edition(edition_id)
    said = queries.content_of(edition_id)
    return render_template("bundles/read.html", edition=found, said=said, words=said["words"])


def _asked_page() -> int:
    text = request.args.get("page", "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
