"""The report of an edition, on the screen and on paper: its figures, each chart with its table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.markets.documents.parts import Content
from vrijwilligers.markets.models import Market
from vrijwilligers.markets.queries.evaluations import MarketEvaluation
from vrijwilligers.markets.queries.report import AFTER, MarketReport
from vrijwilligers.markets.wording import (
    COMES_AGAIN,
    SATISFACTION,
    market_name,
    market_when,
    market_where,
    reported_language,
)
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import demo_line, name_line
from vrijwilligers.vocabulary.clock import months_after
from vrijwilligers.vocabulary.few import FEW
from vrijwilligers.vocabulary.languages import listed, opening, say_day, spoken

TEMPLATE = "market_report.typ"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A table of which each line is a bar too: what it is about, its heads, its lines."""

    name: str
    title: str
    heads: tuple[str, str]
    lines: tuple[tuple[str, int], ...]
    note: str = ""

    @property
    def most(self) -> int:
        """Return the longest bar."""
        return max((count for _label, count in self.lines), default=1) or 1


@dataclass(frozen=True, kw_only=True)
class ReportInWords:
    """What an edition brought: facts in their order, and the charts."""

    facts: tuple[tuple[str, str], ...]
    charts: tuple[Chart, ...]


def report_in_words(found: MarketReport, said: MarketEvaluation) -> ReportInWords:
    """Say the figures of an edition and what organisations said, in the language we speak."""
    return ReportInWords(
        facts=(
            (_("Stands"), str(found.stands)),
            (_("Stands that followed the training"), str(found.trained)),
            (_("Tasks"), str(found.tasks)),
            (_("Tasks in plain language, checked"), str(found.checked)),
            (_("Visitors"), _said(found.visitors)),
            (_("Appointments"), _said(found.appointments)),
            (_("Stands with an appointment"), str(found.stands_with_appointments)),
            (_("Became an introduction"), _said(found.introduced)),
            *((_started(month), _known(found, month)) for month in AFTER),
            (_("Organisations that said how it was"), str(said.answers)),
        ),
        charts=(_path(found), _languages(found), _organisations(found), *_evaluation(said)),
    )


def market_report(market: Market, said: ReportInWords, *, today: date) -> Print:
    """Print the report of an edition, in the language we speak."""
    return print_pdf(TEMPLATE, report_content(market, said, today=today), made_on=today)


def report_content(market: Market, said: ReportInWords, *, today: date) -> Content:
    """Return what stands in the printed report."""
    return {
        "language": spoken(),
        "title": _("Report of the market"),
        "market": market_name(market),
        "when": opening(market_when(market)),
        "where": market_where(market),
        "figures": _("In figures"),
        "facts": [list(fact) for fact in said.facts],
        "charts": [_drawn(chart) for chart in said.charts],
        "state": _("As it was on %(day)s.", day=say_day(today)),
        "organisation_line": name_line(desk_settings()),
        "demo": demo_line(),
    }


def _drawn(chart: Chart) -> Content:
    told = listed(f"{label} {count}" for label, count in chart.lines) if chart.lines else ""
    return {
        "title": chart.title,
        "alternative": _("Bar chart: %(bars)s.", bars=told),
        "heads": list(chart.heads),
        "lines": [list(line) for line in chart.lines],
        "most": chart.most,
        "note": chart.note,
        "nothing": _("Too few to tell apart."),
    }


def _said(count: int | None) -> str:
    return str(count) if count is not None else _("not shown: too few people")


def _started(month: int) -> str:
    return ngettext("Started within %(num)s month", "Started within %(num)s months", month)


def _known(found: MarketReport, month: int) -> str:
    if month in found.started:
        return _said(found.started[month])
    return _("known from %(day)s", day=say_day(months_after(found.held_on, month)))


def _path(found: MarketReport) -> Chart:
    """Draw how many went on, from visitor to volunteer; what is not shown has no bar."""
    steps: Iterable[tuple[str, int | None]] = (
        (_("Visitors"), found.visitors),
        (_("Appointments"), found.appointments),
        (_("Became an introduction"), found.introduced),
        *((_started(month), count) for month, count in found.started.items()),
    )
    return Chart(
        name="path",
        title=_("From visitor to volunteer"),
        heads=(_("Step"), _("How many")),
        lines=tuple((label, count) for label, count in steps if count is not None),
        note=_("A figure that would tell something of fewer than five people is not shown."),
    )


def _languages(found: MarketReport) -> Chart:
    return Chart(
        name="languages",
        title=_("Languages of the visitors"),
        heads=(_("Language"), _("Visitors")),
        lines=tuple(
            (opening(reported_language(code)), count) for code, count in found.languages.items()
        ),
        note=_("A language of fewer than five visitors is not shown by itself."),
    )


def _organisations(found: MarketReport) -> Chart:
    return Chart(
        name="organisations",
        title=_("Appointments by organisation"),
        heads=(_("Organisation"), _("Appointments")),
        lines=tuple(
            (name or _("Other organisations"), count) for name, count in found.organisations
        ),
        note=_("Organisations with fewer than five appointments are put together."),
    )


def _evaluation(said: MarketEvaluation) -> Iterator[Chart]:
    """Draw what organisations answered, once so many did that none is known by it."""
    if said.answers < FEW:
        return
    organised = [(SATISFACTION[code], count) for code, count in said.organised.items()]
    visitors = [(SATISFACTION[code], count) for code, count in said.visitors.items()]
    again = [(COMES_AGAIN[code], count) for code, count in said.again.items()]
    yield _answers("organised", _("How well the market was organised"), organised)
    yield _answers("fitting", _("How well the visitors fitted the tasks"), visitors)
    yield _answers("again", _("Who comes to the next market"), again)


def _answers(name: str, title: str, lines: Iterable[tuple[LazyString, int]]) -> Chart:
    return Chart(
        name=name,
        title=title,
        heads=(_("Answer"), _("Organisations")),
        lines=tuple((opening(str(words)), count) for words, count in lines),
    )
