"""The newest vacancies for feed readers, in one language, with the same filters as the list."""

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue

from vrijwilligers.pool.queries.open_calls import open_calls_of
from vrijwilligers.pool.wording.public_calls import say_open_call
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import site_name
from vrijwilligers.site import queries
from vrijwilligers.site.documents.feeds import Entry, Feed, atom, json_feed
from vrijwilligers.site.views.api import known_answers_only
from vrijwilligers.site.views.blueprint import address, bp
from vrijwilligers.site.views.cross_origin import let_every_website_ask
from vrijwilligers.site.views.filters import filter_asked, narrowed
from vrijwilligers.site.views.response_cache import asked_often, cached
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public

FEEDS = ("site.feed_json", "site.feed_atom")


@bp.after_request
def _finish(answer: Response) -> Response:
    return let_every_website_ask(answer) if request.endpoint in FEEDS else answer


@bp.get("/feed.json")
@public
@asked_often
@known_answers_only
@cached
def feed_json() -> ResponseReturnValue:
    """Hand over the newest vacancies as JSON Feed."""
    answer = jsonify(json_feed(_feed("site.feed_json")))
    answer.mimetype = "application/feed+json"
    return answer


@bp.get("/feed.atom")
@public
@asked_often
@known_answers_only
@cached
def feed_atom() -> ResponseReturnValue:
    """Hand over the newest vacancies as Atom."""
    return Response(atom(_feed("site.feed_atom")), mimetype="application/atom+xml")


def _feed(endpoint: str) -> Feed:
    found = queries.latest(filter_asked().details(), today=today(), language=spoken())
    calls = open_calls_of(vacancy.id for vacancy in found)
    return Feed(
        title=site_name(desk_settings()),
        language=spoken(),
        page=address("site.index", **narrowed()),
        address=address(endpoint, **narrowed()),
        entries=[_entry(one, say_open_call(calls.get(one.id))) for one in found],
        changed_at=max((vacancy.changed_at for vacancy in found), default=now()),
    )


def _entry(vacancy: Vacancy, call: str) -> Entry:
    language, text = public_text(vacancy, spoken())
    return Entry(
        address=address("site.show", vacancy_id=vacancy.id),
        title=text.title,
        text="\n\n".join(filter(None, (call, text.description))),
        language=language,
        organisation=vacancy.organisation.name,
        made_at=vacancy.created_at,
        changed_at=vacancy.changed_at,
    )
