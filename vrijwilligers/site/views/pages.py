"""The pages of the vacancies, for everybody."""

from collections.abc import Iterable
from dataclasses import replace
from textwrap import shorten

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.bundles import rules as seasons
from vrijwilligers.bundles.rules import Season
from vrijwilligers.bundles.wording import list_name, say_period
from vrijwilligers.markets.queries import editions
from vrijwilligers.markets.wording import market_name
from vrijwilligers.organisations.rules.terms import is_paused
from vrijwilligers.pool.queries.open_calls import open_calls_of
from vrijwilligers.pool.wording.public_calls import say_open_call
from vrijwilligers.records.listing import listing
from vrijwilligers.site import queries
from vrijwilligers.site.documents.postings import posting
from vrijwilligers.site.views.blueprint import address, bp
from vrijwilligers.site.views.filters import filter_asked, has_unknown_filter, if_known, narrowed
from vrijwilligers.site.views.gone import gone
from vrijwilligers.site.views.response_cache import asked_often, cached
from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import say_day, spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.addresses import page_number

NEWEST = 6
SUMMARY = 200  # characters beside a link that somebody shares


@bp.get("/")
@public
@cached
def home() -> ResponseReturnValue:
    """Show what there is: the categories, and what is new."""
    found = listing(queries.newest(today(), spoken()), number=1, size=NEWEST)
    market = editions.next_edition(today())
    return render_template(
        "site/home.html",
        market=market,
        has_table=editions.last_over(today()) is not None,
        market_words=market and f"{market_name(market)} · {say_day(market.held_on)}",
        names=category_names(spoken()),
        counts=queries.counts_by_category(today()),
        total=found.total,
        lines=_lines(found.items),
    )


@bp.get("/vacancies/")
@public
@asked_often
@cached
def index() -> ResponseReturnValue:
    """List the open vacancies that somebody asks for."""
    form = filter_asked()
    question = queries.listed(form.details(), today=today(), language=spoken())
    found = listing(if_known(question), number=page_number())
    return render_template(
        "site/index.html",
        form=form,
        listing=found,
        lines=_lines(found.items),
        narrowed=narrowed(),
        has_unknown_filter=has_unknown_filter(),
    )


@bp.get("/vacancies/<int:vacancy_id>")
@public
@cached
def show(vacancy_id: int) -> ResponseReturnValue:
    """Show one vacancy; one that is no longer open says so, and what is like it (410)."""
    vacancy = queries.get(vacancy_id)
    if vacancy.merged_into_id:
        return redirect(url_for(".show", vacancy_id=vacancy.merged_into_id))
    if not vacancy.is_open(today()):
        return gone(vacancy)
    language, text = wording.public_text(vacancy, spoken())
    facts = wording.facts_of(vacancy, category_names(spoken()), talent_names(spoken()))
    contact = wording.public_contact(vacancy)
    return render_template(
        "site/show.html",
        vacancy=vacancy,
        language=language,
        text_language=wording.say_text_language(language),
        text=text,
        summary=shorten(text.description or text.title, SUMMARY, placeholder="…"),
        facts=wording.public_facts(vacancy, facts),
        tasks=wording.public_tasks(vacancy, language),
        directions=wording.public_words(vacancy, vacancy.directions or "", language),
        about=_about(vacancy),
        call=say_open_call(open_calls_of([vacancy.id]).get(vacancy.id)),
        is_paused=is_paused(vacancy.organisation.paused_until, today()),
        website=contact.website,
        phone=contact.phone,
        email=contact.email,
        posting=posting(vacancy, text, address=address(".show", vacancy_id=vacancy_id)),
    )


@bp.get(f"/<any({','.join(Season)}):season>")
@public
@asked_often
@cached
def season(season: str) -> ResponseReturnValue:
    """List the work for once or a short period in the summer or the winter."""
    which = Season(season)
    found = listing(queries.in_season(which, today=today()), number=page_number())
    return render_template(
        "site/season.html",
        name=f"{list_name(season)} {'–'.join(map(str, _years(which)))}",
        period=say_period(which, today()),
        listing=found,
        lines=_lines(found.items),
    )


@bp.get("/accessibility")
@public
@cached
def accessibility() -> ResponseReturnValue:
    """Say how accessible these pages are (directive 2016/2102)."""
    return render_template("site/accessibility.html")


@bp.get("/privacy")
@public
@cached
def privacy() -> ResponseReturnValue:
    """Say what we keep of visitors of these pages, and of people at the desk."""
    return render_template("site/privacy.html")


def _years(which: Season) -> tuple[int, ...]:
    return seasons.years(seasons.period(which, today()))


def _lines(vacancies: Iterable[Vacancy]) -> list[wording.VacancyLine]:
    lines = [wording.public_line(vacancy, today=today()) for vacancy in vacancies]
    calls = open_calls_of(line.id for line in lines)
    return [_with_call(line, say_open_call(calls.get(line.id))) for line in lines]


def _with_call(line: wording.VacancyLine, said: str) -> wording.VacancyLine:
    """Say first that people are wanted soon, or that everybody is found."""
    return replace(line, facts=(said, *line.facts)) if said else line


def _about(vacancy: Vacancy) -> tuple[str, str] | None:
    """Return language and text of what the organisation does, in the reader's or any language."""
    said = {text.language: text.about for text in vacancy.organisation.texts if text.about}
    language = next((code for code in (spoken(), "nl", "fr", "en") if code in said), None)
    return (language, wording.public_words(vacancy, said[language], language)) if language else None
