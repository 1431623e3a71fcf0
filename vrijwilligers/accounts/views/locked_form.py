"""What was sent to a locked screen goes out sealed, and comes back with the password."""

import json

from flask import abort, request
from flask_login import current_user
from werkzeug.datastructures import ImmutableMultiDict

from vrijwilligers.records.field_encryption import (
    EncryptionContext,
    decrypt_field,
    encrypt_field,
)
from vrijwilligers.web.deed_numbers import NAME, carried_answers

PLAIN = ("csrf_token", NAME)  # nobody typed these


def plain_answers() -> list[tuple[str, str]]:
    """Return what goes along as it is: the token and the number of the deed."""
    return [pair for pair in carried_answers() if pair[0] in PLAIN]


def seal_sent(name: str, *, without: str) -> str:
    """Return all that was filled in as one text that only this desk reads, for who is in."""
    if sealed := request.form.get(name):
        return sealed
    typed = [pair for pair in carried_answers() if pair[0] not in (*PLAIN, without)]
    return encrypt_field(_place(), json.dumps(typed, ensure_ascii=False))


def open_sent(name: str) -> None:
    """Let this request be the one that was sent to the locked screen."""
    if name not in request.form:
        return
    text = decrypt_field(_place(), request.form[name])
    if text is None:
        abort(400)
    request.form = ImmutableMultiDict([*plain_answers(), *map(tuple, json.loads(text))])


def _place() -> EncryptionContext:
    return EncryptionContext("lock", "answers", f"{current_user.uid}:{request.path}")
