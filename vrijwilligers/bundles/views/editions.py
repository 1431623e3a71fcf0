"""The pages of the editions: all, one page by page, as a web page, on paper again, thrown away."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.bundles import actions, documents, queries, wording
from vrijwilligers.bundles.feature import BundlePermission
from vrijwilligers.bundles.views.blueprint import bp, file_name
from vrijwilligers.records.listing import listing
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.prints import handed_over
from vrijwilligers.web.writing import writes

AT_ONCE = 12  # small pictures
WIDTH, SMALL = 1000, 260  # pixels


@bp.get("/editions/")
@requires(BundlePermission.PRINT)
def editions() -> str:
    """Show all editions, the latest first."""
    return render_template(
        "bundles/editions.html",
        listing=listing(queries.editions(), number=page_number()),
        members=accounts.names(),
        edition_title=wording.edition_title,
        edition_details=wording.edition_details,
    )


@bp.get("/editions/<int:edition_id>")
@requires(BundlePermission.PRINT)
def edition(edition_id: int) -> ResponseReturnValue:
    """Show an edition, a page of it, and small pictures of the pages around it."""
    found = queries.get_edition(edition_id)
    kept = queries.volumes_kept(edition_id)
    volume = _asked("volume") if _asked("volume") in kept else next(iter(kept), 1)
    pages = documents.page_count(queries.pdf_of(edition_id, volume)) if kept else 0
    number = min(max(1, _asked("page")), max(1, pages))
    first = (number - 1) // AT_ONCE * AT_ONCE + 1
    return render_template(
        "bundles/edition.html",
        edition=found,
        volumes=kept,
        volume=volume,
        which=volume if volume > 1 else None,
        pages=pages,
        number=number,
        around=range(first, min(first + AT_ONCE, pages + 1)),
        maker=accounts.names().get(found.printed_by_id or 0),
        title=wording.edition_title(found),
        marks=wording.edition_details(found),
    )


@bp.get("/editions/<int:edition_id>/pages/<int:number>.png")
@requires(BundlePermission.PRINT)
def page(edition_id: int, number: int) -> Response:
    """Return a page as a picture, which no browser keeps: the edition may be thrown away."""
    width = SMALL if request.args.get("small") else WIDTH
    picture = documents.page_png(queries.pdf_of(edition_id, _asked("volume")), number, width=width)
    if picture is None:
        abort(404)
    return Response(picture, mimetype="image/png")


@bp.get("/editions/<int:edition_id>/pdf")
@requires(BundlePermission.PRINT)
def download(edition_id: int) -> Response:
    """Hand over the PDF of a volume as it was made, byte for byte."""
    found, volume = queries.get_edition(edition_id), _asked("volume")
    day = day_of(found.printed_at)
    name = file_name(found.season, day, found.language, found.category, volume)
    how = "inline" if request.args.get("look") else "attachment"
    return handed_over(queries.pdf_of(edition_id, volume), name, how)


@bp.get("/editions/<int:edition_id>/read")
@requires(BundlePermission.PRINT)
def read(edition_id: int) -> ResponseReturnValue:
    """Show what an edition says as a web page, for who does not read a PDF: volume by volume."""
    found = queries.get_edition(edition_id)
    said, kept = queries.content_of(edition_id), queries.volumes_kept(edition_id)
    parts = documents.volumes_of(said) if len(kept) > 1 else [said]
    parts = parts if len(parts) == len(kept) else [said]  # a volume may have been thicker then
    pdfs = {each: queries.pdf_of(edition_id, each) for each in kept if len(parts) > 1}
    return render_template(
        "bundles/read.html",
        edition=found,
        said=said,
        words=said["words"],
        volumes=parts,
        pages={each: documents.page_count(pdf) for each, pdf in pdfs.items()},
    )


@bp.get("/editions/<int:edition_id>/delete")
@requires(BundlePermission.MAKE)
def ask_to_delete(edition_id: int) -> str:
    """Say which edition goes and what stays, before it does."""
    found = queries.get_edition(edition_id)
    return render_template(
        "bundles/delete.html",
        edition=found,
        title=wording.edition_title(found),
        marks=wording.edition_details(found),
    )


@bp.post("/editions/<int:edition_id>/delete")
@requires(BundlePermission.MAKE)
@writes(Effect.HARMS)
def delete(edition_id: int) -> ResponseReturnValue:
    """Throw an edition away."""
    actions.delete_edition(queries.get_edition(edition_id), by=current_user.id)
    flash(_("The edition is deleted."))
    return redirect(url_for(".index"), 303)


def _asked(what: str) -> int:
    text = request.args.get(what, "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
