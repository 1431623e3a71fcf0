"""A print goes to who asked for it; what it could not write is said first, and may be accepted."""

import zipfile
from collections.abc import Collection, Mapping, Sequence
from io import BytesIO
from pathlib import PurePath

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.web.addresses import asked_address
from vrijwilligers.web.carried_forms import carried_answers

ACCEPTED = "accepted"  # answered with yes by who prints all the same
MOST_SIGNS = 20  # named on the page


def lost_signs(
    signs: Collection[str], places: Sequence[tuple[str, str]] = ()
) -> ResponseReturnValue | None:
    """Return the page that names the signs which no font of ours has; ``None`` to go on.

    ``places`` are where they stand, as words and an address. Nothing was handed over or counted
    yet. The page asks for the same print again, with what was answered the first time.
    """
    if not signs or request.values.get(ACCEPTED):
        return None
    is_form = request.method == "POST"
    page = render_template(
        "print/lost_signs.html",
        signs=list(signs)[:MOST_SIGNS],
        more=max(0, len(signs) - MOST_SIGNS),
        places=places[:MOST_SIGNS],
        method=request.method.lower(),
        address=asked_address() if is_form else request.path,
        answers=carried_answers() if is_form else [*request.args.items(multi=True)],
        accepted=ACCEPTED,
    )
    return page, 422 if is_form else 200


def handed_over(pdf: bytes, name: str, how: str = "attachment") -> Response:
    """Answer with a PDF, to keep (``attachment``) or to look at (``inline``)."""
    answer = Response(pdf, mimetype="application/pdf")
    answer.headers.set("Content-Disposition", how, filename=name)
    return answer


def handed_over_together(pdfs: Mapping[str, bytes], name: str) -> Response:
    """Answer with several PDFs (by name) in one file, named as a PDF of which these are parts."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        for inside, pdf in pdfs.items():
            folder.writestr(inside, pdf)
    answer = Response(packed.getvalue(), mimetype="application/zip")
    answer.headers.set(
        "Content-Disposition", "attachment", filename=PurePath(name).with_suffix(".zip").name
    )
    return answer
