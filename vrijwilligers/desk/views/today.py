"""The day's page: count a visit, see what has to be followed up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.desk import queries
from vrijwilligers.desk.feature import DeskPermission, MessagePermission, WhatIsUrgent, WhatWaits
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.desk.views.counting import counted_today
from vrijwilligers.desk.views.urgent import urgent_on
from vrijwilligers.desk.wording.waiting import say_waiting, waiting_lists
from vrijwilligers.drafts import queries as drafts
from vrijwilligers.drafts.queries import DraftOwner
from vrijwilligers.drafts.wording import DraftLine, lines
from vrijwilligers.matching import queries as matching
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.queries import inbox, recalls, waiting
from vrijwilligers.records import audit, outbox
from vrijwilligers.records.listing import count_of, counts_of
from vrijwilligers.registry import announce
from vrijwilligers.settings.current import is_demo, is_introduced
from vrijwilligers.settings.feature import SettingsPermission
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.queries.gaps import gap_counts
from vrijwilligers.vacancies.queries.list_tabs import how_many_wait
from vrijwilligers.vacancies.rules import Gap
from vrijwilligers.vacancies.wording.gaps import GapInWords, say_gaps
from vrijwilligers.vocabulary import clock
from vrijwilligers.web.access import is_closed_to, signed_in

ROWS = 8  # of each list that is told in short
DUE = 25  # follow-ups that the page holds
UNFOLDED = 5  # of those one sees at once
BEGUN_UNFOLDED = 3  # of what one was in the middle of


@dataclass(frozen=True, kw_only=True)
class WorkBegun:
    """What the reader was in the middle of."""

    conversations: Sequence[tuple[DeskContact, Candidate]]
    drafts: Sequence[DraftLine]

    @property
    def amount(self) -> int:
        """Count all of it."""
        return len(self.conversations) + len(self.drafts)

    @property
    def is_folded(self) -> bool:
        """Tell whether it is more than one sees at once."""
        return self.amount > BEGUN_UNFOLDED


@bp.get("/")
@signed_in
def today() -> ResponseReturnValue:
    """Show what the desk has to do today."""
    if not current_user.may(DeskPermission.WORK):
        return redirect(url_for("accounts.staff"))
    day = clock.today()
    follow_ups = matching.due(day, current_user, limit=DUE)
    named = matching.people_in(follow_ups)
    begun, lists = _begun(day), waiting_lists(current_user.may)
    due, unanswered, came, taken_back, *amounts = counts_of(
        [
            *(inbox.due_on(day), inbox.unanswered_on(day)),
            *(waiting.who_to_tell(day), recalls.open_recalls(clock.now())),
            *[one.ask() for one in lists],
        ]
    )
    arrivals = waiting.first_to_tell(day, limit=ROWS) if came else []
    others = announce(WhatWaits(current_user.may, day))
    urgent = urgent_on(WhatIsUrgent(day))
    audit.record_open_work(
        by=current_user.id,
        follow_up=named,
        vacancy_arrival=len(arrivals),
        desk_contact=len(begun.conversations),
    )
    return render_template(
        "desk/today.html",
        today=day,
        **counted_today(day),
        begun=begun,
        follow_ups=follow_ups[:UNFOLDED],
        folded=follow_ups[UNFOLDED:],
        due=due,
        unanswered=unanswered if current_user.may(MatchingPermission.MAKE) else 0,
        most=inbox.MOST,
        recalls=recalls.open_at(clock.now(), limit=ROWS) if taken_back else [],
        arrivals=arrivals,
        mails_wait=_how_many_mails(),
        first_day=_first_day(),
        urgent=urgent[:UNFOLDED],
        more_urgent=urgent[UNFOLDED:],
        waiting=[*say_waiting(lists, amounts), *chain.from_iterable(others)],
        vacancy_gaps=_vacancy_gaps(day),
        vacancies_wait=how_many_wait() if current_user.may(VacancyPermission.WRITE) else 0,
    )


def _vacancy_gaps(day: date) -> list[GapInWords]:
    """Return what whoever writes vacancies can improve of the open ones."""
    if not current_user.may(VacancyPermission.WRITE):
        return []
    return say_gaps(gap_counts(day, (Gap.CATEGORY, Gap.UNCONFIRMED)))


def _first_day() -> list[bool]:
    """Return which steps of the first real day are done; nothing where all are, or in a demo."""
    if is_demo() or not current_user.may(SettingsPermission.WRITE):
        return []
    done = [*queries.first_day_steps(desk_is_said=is_introduced()).values()]
    return [] if all(done) else done


def _how_many_mails() -> int:
    may = current_user.may(MessagePermission.RESOLVE)
    return count_of(outbox.undeliverable()) if may else 0


def _begun(day: date) -> WorkBegun:
    """Gather what the reader began and did not end: each person stands there once."""
    kept = drafts.of_member(DraftOwner(current_user.id, current_user.uid), clock.now())
    typed = [one for one in kept if not is_closed_to(one.address, current_user)]
    said = {one.candidate_id for one in typed}
    talks = queries.conversations_left(day, by=current_user.id)
    return WorkBegun(
        conversations=[(talk, person) for talk, person in talks if person.id not in said],
        drafts=lines(typed, drafts.names_of_records(typed)),
    )
