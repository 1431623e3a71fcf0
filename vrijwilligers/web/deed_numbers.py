"""The number that every form carries: a deed happens once, and from its own page alone.

A number is signed for one moment, one address and one person. So no button that came in with the
text of somebody else can send the form of this page to another address; a second click, or a page
that is loaded again, gets the answer of the first.
"""

import hmac
import json
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TypeVar, cast
from urllib.parse import unquote, urlsplit

from flask import (
    Flask,
    Response,
    abort,
    current_app,
    flash,
    g,
    jsonify,
    redirect,
    render_template,
    request,
)
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup
from werkzeug.datastructures import FileStorage

from vrijwilligers.config.secret_names import is_secret
from vrijwilligers.records import security_log
from vrijwilligers.records.deed_numbers import DeedAnswer, SentDeed
from vrijwilligers.records.encryption import keyed_hashes
from vrijwilligers.records.security_log import RefusalKind
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.text import without_controls

NAME = "deed"
SURE = "is_sure"
RANDOM = 32  # letters that nobody guesses; then comes the moment, the rest is the signature
MOMENT = 8
OLDEST = timedelta(days=1)  # what was sent is known for longer (RetentionTerm.DEED)
NOT_COMPARED = {NAME, "csrf_token"}
NOT_TYPED = {"version", "base", "draft"}
CHOSEN = re.compile(r"[a-z0-9_:+-]{1,40}")
UNLOCKS = "_unlock_"  # what the lock asked on the way
PIECE = 1024 * 1024
View = TypeVar("View", bound=Callable[..., object])


def repeatable(view: View) -> View:
    """Mark a view of which the deed may happen again: it hands something out, or goes on."""
    view.is_repeatable = True  # type: ignore[attr-defined]
    return view


def init_app(app: Flask) -> None:
    """Let every page write a number in its forms."""
    app.jinja_env.globals |= {
        "deed_number": new_number,
        "public_deed_number": public_number,
        "sent_otherwise": sent_otherwise,
        "is_too_old": is_too_old,
        "sure_word": sure_word,
    }


def new_number(address: str) -> str:
    """Return a number for one form that is sent to an address."""
    return _new_number(address, _who())


def public_number(address: str) -> str:
    """Return a number for one form to a page for everybody, which knows nobody who sends it."""
    return _new_number(address, "")


def _new_number(address: str, who: str) -> str:
    made = secrets.token_hex(RANDOM // 2) + f"{int(now().timestamp()):0{MOMENT}x}"
    return made + _signatures(made, _path(address), who)[0]


def number_for(address: str | None, *, is_refused: bool) -> str:
    """Return the number of a form to an address, as a rule this one.

    That of a form that was refused is not used yet: it stays.
    """
    where = _path(address) if address else _here()
    sent = request.form.get(NAME, "") if request.method == "POST" else ""
    is_asked_anew = sent_otherwise() or is_too_old()
    is_kept = is_refused and not is_asked_anew and where == _here() and _is_signed(sent)
    return sent if is_kept else new_number(where)


def hidden(number: str) -> Markup:
    """Write the number in a form."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(NAME, number)


def sure_word(number: str) -> str:
    """Return what the tick of a form sends: it follows from its number, and nobody guesses it."""
    return _sure_words(number)[0]


def is_sure() -> bool:
    """Tell whether who sent this form set its tick."""
    ticked = request.form.get(SURE, "").encode()
    words = _sure_words(request.form.get(NAME, ""))
    return any(hmac.compare_digest(word.encode(), ticked) for word in words)


def ask_if_sure() -> Response:
    """Say that nothing was done, and ask the tick."""
    return _page("errors/not_sure.html", 422)


def sent() -> SentDeed | None:
    """Return what is being sent, or nothing where it may happen again; refuse a foreign form."""
    if not current_app.config.get("WTF_CSRF_ENABLED", True):
        return None  # forms are not signed at all
    number = request.form.get(NAME, "")
    if not _is_signed(number):
        security_log.note(RefusalKind.FOREIGN_FORM)
        abort(400)
    if getattr(current_app.view_functions[str(request.endpoint)], "is_repeatable", False):
        return None
    where = [number, _who(), _here()]
    content = [*_typed(), *_files(), [request.query_string.decode(errors="replace")]]
    return SentDeed(json.dumps(where), json.dumps(content))


def answer_of(response: Response) -> DeedAnswer:
    """Return what is kept of an answer, for who sends the same again."""
    told = response.get_json(silent=True) if response.is_json else None
    location = told.get("next") if isinstance(told, dict) else response.location
    return DeedAnswer(location)


def answer_again(answer: DeedAnswer) -> Response:
    """Answer what was answered before, and say that nothing was done twice."""
    if not answer.location:
        return _page("errors/done_before.html", 200)
    flash(_("You sent this twice. It was done once."))
    if request.headers.get("X-Requested-With") == "desk":
        return jsonify({"next": answer.location})
    return cast(Response, redirect(answer.location, 303))


def sent_otherwise() -> DeedAnswer | None:
    """Return what was answered to this form, where it was sent with something else before."""
    answer: DeedAnswer | None = g.get("sent_otherwise")
    return answer


def refuse_old() -> bool:
    """Note it where the form was made so long ago that nobody knows whether it was sent."""
    number = request.form.get(NAME, "")
    made = datetime.fromtimestamp(int(number[RANDOM : RANDOM + MOMENT], 16), UTC)
    g.is_too_old = abs(now() - made) > OLDEST
    return is_too_old()


def is_too_old() -> bool:
    """Tell whether this form was made too long ago to be sent as it is."""
    return bool(g.get("is_too_old"))


def ask_again() -> Response:
    """Show what was typed now, to be sent on purpose: it was sent otherwise, or is too old."""
    filled = [pair for pair in carried_answers() if _is_compared(pair[0])]
    typed = [(name, value) for name, value in filled if name != SURE]
    said = words_typed([pair for pair in typed if pair[0] not in NOT_TYPED])
    return _page("errors/send_again.html", 409, typed=typed, said=said)


def words_typed(answers: Iterable[tuple[str, str]]) -> list[str]:
    """Return what somebody wrote, to be read again; what was only chosen stands there as a code."""
    return [value for _, value in answers if value.strip() and not CHOSEN.fullmatch(value)]


def carried_answers() -> Iterator[tuple[str, str]]:
    """Yield all that was filled in, as a page can carry it on: without signs that none takes."""
    for name, value in request.form.items(multi=True):
        yield without_controls(name), without_controls(value)


def _page(template: str, status: int, **context: object) -> Response:
    page = render_template(template, **context)
    return Response(page, status=status, content_type="text/html; charset=utf-8")


def _typed() -> list[list[str]]:
    filled = request.form.items(multi=True)
    return sorted([name, value] for name, value in filled if _is_compared(name))


def _is_compared(name: str) -> bool:
    is_ours = name in NOT_COMPARED or name.startswith(UNLOCKS)
    return not is_ours and not is_secret(name)


def _files() -> Iterator[list[str]]:
    for name, file in sorted(request.files.items(multi=True), key=lambda item: item[0]):
        yield [name, file.filename or "", _digest(file)]


def _digest(file: FileStorage) -> str:
    digest = sha256()
    while piece := file.stream.read(PIECE):
        digest.update(piece)
    file.stream.seek(0)
    return digest.hexdigest()


def _is_signed(number: str) -> bool:
    made, signature = number[: RANDOM + MOMENT], number[RANDOM + MOMENT :]
    whose = {_who(), ""}  # who signed in meanwhile may send what everybody may
    known = [one for who in whose for one in _signatures(made, _here(), who)]
    return any(hmac.compare_digest(one.encode(), signature.encode()) for one in known)


def _signatures(made: str, path: str, who: str) -> list[str]:
    return [one[:RANDOM] for one in keyed_hashes(json.dumps(["deed", made, path, who]))]


def _sure_words(number: str) -> list[str]:
    return [one[:RANDOM] for one in keyed_hashes(json.dumps(["sure", number]))]


def _who() -> str:
    return str(current_user.id) if current_user.is_authenticated else ""


def _here() -> str:
    return request.script_root + request.path


def _path(address: str) -> str:
    return unquote(urlsplit(address).path)
