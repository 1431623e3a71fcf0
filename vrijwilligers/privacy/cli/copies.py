"""``flask privacy export``: a copy of all that we hold about one person."""

import json
import os
from pathlib import Path

import click
from flask_babel import gettext as _

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.extensions import db
from vrijwilligers.privacy.actions.copies import has_signed, log_copy
from vrijwilligers.privacy.documents.copies import PersonCopy, as_json, as_pdf, person_copy
from vrijwilligers.privacy.feature import PrivacyPermission
from vrijwilligers.privacy.rules.copies import ON_COMMAND
from vrijwilligers.records.db import LARGEST_KEY, read_only, transaction
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES

OWNER_ALONE = 0o600
FOLDER_OF_OWNER = 0o700


@click.command("export")
@click.argument("candidate_id", type=click.IntRange(min=1))
@click.option("--out", required=True, metavar="DIR", help="The folder for both files.")
@click.option("--language", metavar="[nl|fr|en]", help="Of the reader; else that of the fiche.")
@click.option("--by", "email", metavar="EMAIL", help="Who opens the support needs, and signed.")
@click.option("--json", "said_as_json", is_flag=True, help="Print one JSON object.")
def export(
    candidate_id: int, out: str, language: str | None, email: str | None, said_as_json: bool
) -> None:
    """Write a copy of all that we hold about one person: a JSON file and a PDF.

    Support needs are in it only where --by names a colleague who may open them (P-18).
    """
    folder = _folder(out)
    with read_only():
        candidate = _candidate(candidate_id)
        by = _who_opens(candidate, email)
        reader = _language(language or candidate.language)
        copy = person_copy(candidate, language=reader, opened=by is not None)
    contents = {f"{copy.name}.json": as_json(copy), f"{copy.name}.pdf": as_pdf(copy)}
    with transaction():
        log_copy(_candidate(candidate_id), reason=ON_COMMAND, by=by)
        files = _write(folder, contents)
    click.echo(_said(copy, files) if said_as_json else "\n".join(files))


def _candidate(candidate_id: int) -> Candidate:
    found = db.session.get(Candidate, candidate_id) if candidate_id <= LARGEST_KEY else None
    if found is None:
        raise CannotBeUsed(_("There is no fiche with number %(number)s.", number=candidate_id))
    return found


def _who_opens(candidate: Candidate, email: str | None) -> int | None:
    """Return the number of the colleague for whom support needs are opened, where one is named."""
    if email is None:
        return None
    member = accounts.by_email(readable(email))
    is_let = member is not None and member.is_active and member.may(PrivacyPermission.COPY)
    if member is None or not is_let or not has_signed(candidate, member, day=today()):
        words = {"option": "--by", "given": email}
        raise CannotBeUsed(
            _("%(option)s: “%(given)s” may not open support needs, or did not sign.", **words)
        )
    return member.id


def _folder(out: str) -> Path:
    """Return where the copy goes; an empty word (of a script, say) is not the folder of now."""
    if not readable(out).strip():
        raise CannotBeUsed(_("%(option)s: fill in a folder.", option="--out"))
    return Path(out)


def _language(code: str) -> str:
    if code not in LANGUAGES:
        words = {"option": "--language", "given": code, "codes": ", ".join(LANGUAGES)}
        raise CannotBeUsed(
            _("%(option)s: “%(given)s” is unknown. Choose one of %(codes)s.", **words)
        )
    return code


def _write(folder: Path, contents: dict[str, bytes]) -> list[str]:
    """Write files that only their owner reads; none where one is there already."""
    written: list[Path] = []
    try:
        folder.mkdir(mode=FOLDER_OF_OWNER, parents=True, exist_ok=True)
        for name, content in contents.items():
            file = folder / name
            number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE)
            written.append(file)
            with os.fdopen(number, "wb") as opened:
                opened.write(content)
    except OSError as trouble:
        for file in written:
            file.unlink()
        words = {"file": trouble.filename or folder, "why": trouble.strerror}
        raise CannotBeUsed(_("“%(file)s” cannot be written: %(why)s.", **words)) from None
    return [*map(str, written)]


def _said(copy: PersonCopy, files: list[str]) -> str:
    tables = copy.content["tables"].items()
    rows = {name: len(table["rows"]) for name, table in tables if table["rows"]}
    return json.dumps({"files": files, "language": copy.content["language"], "rows": rows})
