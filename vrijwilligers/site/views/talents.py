"""The talent scan online: nobody is known, and each page carries all that was answered (T-01).

What somebody answers is sent in a form and never in an address, so that no log has it; nothing of
it is kept. A form without a session has no token of one: it changes nothing.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from flask import Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.answers.rules import TEAM
from vrijwilligers.links.rules import TOKEN_LETTERS
from vrijwilligers.links.views import address_of
from vrijwilligers.scans import actions
from vrijwilligers.scans.queries import progress_in, who_asks
from vrijwilligers.scans.rules import ScanDetails, ScanForm
from vrijwilligers.scans.rules.progress import LineReading, ScanProgress, ScanScreen
from vrijwilligers.scans.wording.results import offers, shown_result
from vrijwilligers.site import wording
from vrijwilligers.site.views.blueprint import address, bp
from vrijwilligers.site.views.response_cache import cached
from vrijwilligers.talents import queries as talents_queries
from vrijwilligers.talents.rules.scan import SCORING, ScanAnswer, score
from vrijwilligers.talents.rules.sets import TalentSet
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.extensions import csrf, load_limiter
from vrijwilligers.web.writing import write_after_answer

TEAM_TOKEN = re.compile(rf"[\w-]{{{TOKEN_LETTERS}}}", re.ASCII)
CLICKS = "1200 per minute"  # from one place: a class of thirty may be one


@bp.get("/talents/")
@public
@cached
def talents() -> ResponseReturnValue:
    """Say what the talent scan is, and let somebody begin or go on."""
    return render_template("site/talents/start.html", wrong="", done="")


@bp.post("/talents/")
@csrf.exempt
@public
@load_limiter.limit(CLICKS)
@does(Effect.SHOWS)
def scan() -> ResponseReturnValue:
    """Take one step of a scan, and show the next screen."""
    before, reading = carried()
    progress = _moved(before)
    asks_choice = before.screen == progress.screen == ScanScreen.CHOICE
    is_refused = asks_choice and request.form.get("go") == "choose"
    if progress.screen == ScanScreen.RESULT != before.screen and request.form.get("go") != "back":
        write_after_answer(partial(actions.count, details_of(progress), at=now()))
    return private(make_response(*_screen(progress, reading, is_refused=is_refused)))


def carried() -> tuple[ScanProgress, LineReading]:
    """Read the scan that a form carries."""
    return progress_in(request.form.get("line", "").rpartition("#")[2])


def private(response: Response) -> Response:
    """Let this browser alone go back to the page, and nobody on the way keep it."""
    response.cache_control.private = True
    response.cache_control.max_age = 0
    return response


def _moved(progress: ScanProgress) -> ScanProgress:
    """Take the step that the form asks; what is not asked on this screen changes nothing."""
    steps = {
        "back": progress.back,
        "skip": lambda: progress.prefer(None),
        "end": progress.end,
        "choose": lambda: progress.choose(request.form.getlist("five")),
    }
    asked = request.form.get("go", "")
    if asked in steps and (asked == "back" or progress.screen == SCREEN_OF[asked]):
        return steps[asked]()
    return _answered(progress)


def _answered(progress: ScanProgress) -> ScanProgress:
    answer, winner = request.form.get("answer"), request.form.get("winner")
    card = progress.card
    if card and answer and answer in [*ScanAnswer] and request.form.get("card") == card:
        return progress.answer(card, ScanAnswer(answer))
    return progress.prefer(winner) if winner else progress


SCREEN_OF = {
    "skip": ScanScreen.PAIR,
    "end": ScanScreen.PAIR,
    "choose": ScanScreen.CHOICE,
}
NOTICES = {
    LineReading.WHOLE: lambda: "",
    LineReading.CHANGED: lambda: _(
        "The cards changed since you began. What you answered to those that stayed is still there."
    ),
    LineReading.UNREADABLE: lambda: _(
        "This link cannot be read. Perhaps a piece is missing. You can begin here."
    ),
}


def _screen(progress: ScanProgress, reading: LineReading, *, is_refused: bool) -> tuple[str, int]:
    screen, line = progress.screen, progress.line()
    page = render_template(
        f"site/talents/{screen}.html",
        progress=progress,
        **carried_on(line),
        notice=NOTICES[reading](),
        wrong=_wrong_number(progress) if is_refused else "",
        **SHOWN[screen](progress),
    )
    return page, 422 if is_refused else 200


def carried_on(line: str) -> dict[str, object]:
    """Return what each page of a scan carries: what was answered, and for which team it is.

    ``pause_link`` opens the scan where it was left; ``start`` is where it begins.
    """
    team = request.form.get("team", "")
    if not TEAM_TOKEN.fullmatch(team):
        start = address("site.talents")
        team, shown = "", url_for("site.talents")
    else:
        start = shown = address_of(TEAM)(team)
    return {"line": line, "team": team, "pause_link": f"{start}#{line}", "start": shown}


def _wrong_number(progress: ScanProgress) -> str:
    return ngettext(
        "Tick exactly %(wanted)s: now it is %(num)s.",
        "Tick exactly %(wanted)s: now it is %(num)s.",
        len(progress.before),
        wanted=progress.whole.to_choose,
    )


def _card(progress: ScanProgress) -> dict[str, object]:
    code = progress.card or ""
    return {
        "card": progress.set.card(code),
        "number": progress.set.codes.index(code) + 1,
        "time_left": wording.time_left(progress),
    }


def _choice(progress: ScanProgress) -> dict[str, object]:
    return {
        "cards": [progress.set.card(code) for code in progress.whole.eligible],
        "to_choose": progress.whole.to_choose,
    }


def _pair(progress: ScanProgress) -> dict[str, object]:
    number, most = wording.number_of_pair(progress)
    pair = [progress.set.card(code) for code in progress.pair or ()]
    return {"pair": pair, "number": number, "most": most}


def _result(progress: ScanProgress) -> dict[str, object]:
    return result_of(details_of(progress), progress.set) | {"short_code": "", "until": None}


def details_of(progress: ScanProgress) -> ScanDetails:
    """Return the result of a scan that was done here."""
    return ScanDetails(
        set_code=progress.set.code,
        set_version=progress.set.version,
        result=score(progress.whole),
        form=ScanForm.ONLINE,
        scoring=SCORING,
        language=spoken(),
    )


def result_of(details: ScanDetails, used: TalentSet) -> dict[str, object]:
    """Return what the page of a result shows: the talents, and who asks them."""
    names = talents_queries.talent_names(spoken())
    found = who_asks(details.result.talents, today=today())
    return {
        "shown": shown_result(details, used, found.counts),
        "tasks": offers(found.first, names, today=today()),
    }


SHOWN: Mapping[ScanScreen, Callable[[ScanProgress], dict[str, object]]] = {
    ScanScreen.CARD: _card,
    ScanScreen.CHOICE: _choice,
    ScanScreen.PAIR: _pair,
    ScanScreen.NOTHING: lambda _progress: {},
    ScanScreen.RESULT: _result,
}
