"""Which form is at an address: whether it may be kept, for how long, and whom it is about."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from flask import current_app, request
from flask_login import current_user
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.drafts import actions, queries, rules
from vrijwilligers.drafts.actions import DraftPlace
from vrijwilligers.drafts.queries import DraftOwner, OpenedDraft, RecordIsGone
from vrijwilligers.drafts.rules import DraftContent, Typed
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.registry import registry
from vrijwilligers.sensitive_words.current import matcher
from vrijwilligers.sensitive_words.questions import CandidateTextForm
from vrijwilligers.settings.current import length_of
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.terms import RetentionTerm
from vrijwilligers.web.access import is_closed_to, is_special, keeps_drafts, may_enter

KEY = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class FormAddress:
    """A form of the house that one may send."""

    path: str
    endpoint: str
    numbers: dict[str, Any]

    @property
    def is_special(self) -> bool:
        """Tell whether it asks a special category of data, which is sealed for itself."""
        return is_special(self.endpoint)

    @property
    def is_about_candidates(self) -> bool:
        """Tell whether its texts may be about somebody whom we help; closed by default."""
        return registry().is_about_candidates(self.endpoint.partition(".")[0])


def form_at(path: str, member: StaffMember, *, method: str = "POST") -> FormAddress | None:
    """Return the form at an address, if this colleague may send it and it may be kept."""
    adapter = current_app.create_url_adapter(request)
    try:
        endpoint, numbers = adapter.match(path, method=method)  # type: ignore[union-attr]
    except (HTTPException, RequestRedirect):
        return None
    if not may_enter(endpoint, member) or not keeps_drafts(endpoint, member, numbers):
        return None
    return FormAddress(path, endpoint, dict(numbers))


def owner_of(member: StaffMember) -> DraftOwner:
    """Return whose drafts these are."""
    return DraftOwner(member.id, member.uid)


def own_draft(draft_id: int) -> OpenedDraft | None:
    """Return what the colleague who is in typed, where their role still opens that form."""
    draft = queries.get(owner_of(current_user), draft_id, now())
    return draft if draft and not is_closed_to(draft.address, current_user) else None


def own_drafts_of(path: str) -> Sequence[OpenedDraft]:
    """Return what they typed in a form at an address, the latest first; likewise."""
    if is_closed_to(path, current_user):
        return []
    return queries.of_form(owner_of(current_user), path, now())


def keep(
    form: FormAddress, form_key: str, content: DraftContent, member: StaffMember
) -> tuple[int, Typed] | None:
    """Keep what was typed, but what may not be kept; nothing when the record is gone."""
    try:
        people = queries.people_of(form.numbers | _asked_in(content.page))
    except RecordIsGone:
        return None
    typed = rules.passed(content.answers, find=_words(form), names_of_people=_names_of_people())
    at = now()
    draft_id = actions.keep(
        owner_of(member),
        DraftPlace(form.path, form_key, people, form.is_special),
        DraftContent(rules.page_kept(content.page), rules.title_kept(content.title), typed.answers),
        at=at,
        ends_at=_end(form, people, at),
    )
    return draft_id, typed


def _asked_in(page: str) -> dict[str, int]:
    """Return whom the address of a page asks by number, such as ``?candidate=12``."""
    asked = dict(parse_qsl(page.partition("?")[2]))
    known = {f"{name}_id": asked.get(name, "") for name in ("candidate", "introduction")}
    return {name: int(text) for name, text in known.items() if KEY.fullmatch(text)}


def _words(form: FormAddress) -> Callable[[str], Iterable[str]]:
    return matcher().find if form.is_about_candidates else lambda _: ()


def _end(form: FormAddress, people: dict[DataSubject, int], at: datetime) -> datetime:
    candidate = people.get(DataSubject.CANDIDATE)
    has_consent = candidate is not None and queries.may_be_kept_for_days(candidate)
    is_before_consent = form.is_about_candidates and not has_consent
    kept = length_of(RetentionTerm.DRAFT).span
    return rules.ends_at(at, kept, is_before_consent=is_before_consent)


@cache
def _names_of_people() -> frozenset[str]:
    """Return the questions that ask a name: their answers are not looked at for words."""
    return frozenset(name for form in _forms(CandidateTextForm) for name in form.NO_TEXTS)


def _forms(kind: type[CandidateTextForm]) -> Iterator[type[CandidateTextForm]]:
    for form in kind.__subclasses__():
        yield form
        yield from _forms(form)
