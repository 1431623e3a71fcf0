"""The interface for machines: open vacancies, to read. Everybody may ask, from any website."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from flask import (
    Blueprint,
    Response,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import HTTPException, MethodNotAllowed, TooManyRequests

from vrijwilligers.records.listing import Listing, listing
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import site_name
from vrijwilligers.site import queries
from vrijwilligers.site.documents.code_lists import code_lists
from vrijwilligers.site.documents.openapi import FILTERS, description
from vrijwilligers.site.documents.records import record
from vrijwilligers.site.views.blueprint import address
from vrijwilligers.site.views.cross_origin import let_every_website_ask
from vrijwilligers.site.views.filters import filter_asked, unknown_answers, unknown_names
from vrijwilligers.site.views.response_cache import asked_often, cached
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken
from vrijwilligers.web import errors, public_requests
from vrijwilligers.web.access import public
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.languages import browser_language

bp = Blueprint("api", __name__, url_prefix="/api/v1")

USUAL, MOST = 25, 100
NOT_FOUND = 404
GONE = 410
BAD_REQUEST = 400
TO_A_PERSON = "api.about"
View = Callable[..., ResponseReturnValue]


@bp.url_value_preprocessor
def _receive(_endpoint: str | None, _values: object) -> None:
    _answer_in_their_language()


def _answer_in_their_language() -> None:
    wanted = request.args.get("language")
    language = wanted if wanted in LANGUAGES else browser_language()
    public_requests.receive(language, error_template="site/error.html")


@bp.after_request
def _finish(answer: Response) -> Response:
    answer.vary.add("Accept-Language")
    return answer if request.endpoint == TO_A_PERSON else let_every_website_ask(answer)


def known_only(view: View) -> View:
    """Refuse a question with a filter, or an answer to one, that nobody knows."""
    return _refusing(view, lambda: [*unknown_names(), *unknown_answers()])


def known_answers_only(view: View) -> View:
    """Refuse an answer that nobody knows; readers of feeds may put other things in an address."""
    return _refusing(view, unknown_answers)


def _refusing(view: View, asked: Callable[[], list[str]]) -> View:
    @wraps(view)
    def wrapper(**values: object) -> ResponseReturnValue:
        if unknown := asked():
            said = _("Not known here, or not with this value: %(names)s.", names=", ".join(unknown))
            return _problem(BAD_REQUEST, "Bad Request", said)
        return view(**values)

    return wrapper


@bp.get("/")
@public
def about() -> ResponseReturnValue:
    """Explain the interface to a person."""
    server = current_app.config["SERVER_ADDRESS"].rstrip("/")
    return render_template("site/api.html", server=server, filters=FILTERS)


@bp.get("/openapi.json")
@public
@cached
def openapi() -> ResponseReturnValue:
    """Describe the interface to a machine."""
    server = current_app.config["SERVER_ADDRESS"].rstrip("/")
    return jsonify(description(server, title=site_name(desk_settings())))


@bp.get("/vacancies")
@public
@asked_often
@known_only
@cached
def vacancies() -> ResponseReturnValue:
    """List open vacancies, a page at a time."""
    question = queries.whole(filter_asked().details(), today=today(), language=spoken())
    found = listing(question, number=page_number(), size=_size())
    return jsonify(
        {
            "total": found.total,
            "page": found.number,
            "pages": found.pages,
            "next": _page(found, found.number + 1),
            "previous": _page(found, found.number - 1),
            "vacancies": [_record(vacancy) for vacancy in found.items],
        }
    )


@bp.get("/vacancies/<int:vacancy_id>")
@public
@known_only
@cached
def vacancy(vacancy_id: int) -> ResponseReturnValue:
    """Hand over one open vacancy."""
    found = queries.get(vacancy_id)
    if found.merged_into_id:
        return redirect(url_for(".vacancy", vacancy_id=found.merged_into_id))
    if not found.is_open(today()):
        return _problem(GONE, "Gone", _("It is no longer open"))
    return jsonify(_record(found))


@bp.get("/codes")
@public
@asked_often
@known_only
@cached
def codes() -> ResponseReturnValue:
    """Hand over the codes of categories, talents and municipalities, with their names."""
    return jsonify(code_lists())


@bp.get("/<path:_anything>")
@public
def nowhere(_anything: str) -> ResponseReturnValue:
    """Say to a machine that there is nothing at this address."""
    return _problem(NOT_FOUND, "Not Found")


@bp.errorhandler(NoResultFound)
def unknown(_error: Exception) -> ResponseReturnValue:
    """Say that there never was one with this number."""
    return _problem(NOT_FOUND, "Not Found", _("There never was one with this number"))


@bp.errorhandler(HTTPException)
def trouble(error: HTTPException) -> ResponseReturnValue:
    """Say what went wrong as a problem document (RFC 9457)."""
    is_asked_too_often = isinstance(error, TooManyRequests)
    detail = _("Asked too often: wait a minute") if is_asked_too_often else ""
    return _problem(error.code or 500, error.name, detail)


@bp.app_errorhandler(MethodNotAllowed)
def wrong_method(error: MethodNotAllowed) -> ResponseReturnValue:
    """Say as a problem what may be asked at an address of the interface; elsewhere on a page."""
    if not request.path.startswith(f"{bp.url_prefix}/"):
        return errors.http_error(error)
    _answer_in_their_language()
    answer = _problem(error.code, error.name)
    answer.allow.update(error.valid_methods or ())
    return answer


def _record(found: Vacancy) -> dict[str, Any]:
    page = address("site.show", vacancy_id=found.id, language=spoken())
    return record(found, page=page)


def _page(found: Listing, number: int) -> str | None:
    if not 1 <= number <= found.pages:
        return None
    question = urlencode({**request.args} | {"page": str(number)})
    server = current_app.config["SERVER_ADDRESS"].rstrip("/")
    return f"{server}{url_for('api.vacancies')}?{question}"


def _size() -> int:
    text = request.args.get("size", "")
    return min(MOST, max(1, int(text))) if text.isdecimal() and len(text) < 5 else USUAL


def _problem(status: int, title: str, detail: str = "") -> Response:
    answer = jsonify({"title": title, "status": status} | ({"detail": detail} if detail else {}))
    answer.status_code, answer.mimetype = status, "application/problem+json"
    return answer
