"""What the pages of erasing show beforehand and say afterwards."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.matching.feature import LinksOfRecords
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.queries.places import MentionPlace, places_of, still_there
from vrijwilligers.privacy.queries.previews import count_erasure
from vrijwilligers.privacy.wording.erasures import say_record, say_rows

MOST = 20  # places that are named one by one


@dataclass(frozen=True, kw_only=True)
class ErasurePreview:
    """What the page shows: kinds with how many, and the places that name somebody, as links."""

    rows: list[tuple[str, int]]
    unnamed: int
    sure: list[Markup]
    likely: list[Markup]
    in_files: list[Markup]


def preview_of(person: PersonKey, emptied: Collection[int] = ()) -> ErasurePreview:
    """Return what erasing somebody would do, in words.

    Vacancies of which the contact is ``emptied`` need no look.
    """
    counted = count_erasure(person, search(person).mentions)
    settled = {("vacancy", key) for key in emptied}
    return ErasurePreview(
        rows=say_rows(counted.rows),
        unnamed=counted.unnamed,
        sure=_links(counted.sure),
        likely=_links([one for one in counted.likely if (one.table, one.id) not in settled]),
        in_files=_links(counted.in_files),
    )


def links_to(rows: Iterable[tuple[str, int]]) -> Markup:
    """Return where a text may still name somebody, as links in one line."""
    return Markup(", ").join(_links(places_of(rows)))


def say_links(question: LinksOfRecords) -> Markup:
    """Answer with links to records that are there still."""
    return links_to(still_there(question.rows))


def _links(places: list[MentionPlace]) -> list[Markup]:
    every = [*dict.fromkeys(map(_link, places))]  # a vacancy and its source are one page
    shown, rest = every[:MOST], len(every) - MOST
    more = [Markup("{}").format(_("and %(count)s more", count=str(rest)))] if rest > 0 else []
    return shown + more


def _link(place: MentionPlace) -> Markup:
    words = f"{say_record(place.table)} ({place.id})"
    if place.record is None or not current_user.may(CandidatePermission.READ):
        return Markup("{}").format(words)
    table, key = place.record
    return Markup('<a href="{}">{}</a>').format(ADDRESSES[table](key), words)


def _fiche(key: int) -> str:
    candidate = db.session.get(Candidate, key)
    is_used = candidate is not None and candidate.is_in_use
    return url_for("desk.fiche" if is_used else "candidates.give", candidate_id=key)


def _import(key: int) -> str:
    kind = db.session.get_one(ImportRun, key).kind
    return url_for(f"{kind}.import_show", import_id=key)


ADDRESSES: dict[str, Callable[[int], str]] = {
    "candidate": _fiche,
    "change_request": lambda key: url_for("updates.show", change_id=key),
    "edition": lambda key: url_for("bundles.edition", edition_id=key),
    "follow_up": lambda key: url_for("matching.postpone_follow_up", follow_up_id=key),
    "import_run": _import,
    "introduction": lambda key: url_for("matching.introduction", introduction_id=key),
    "organisation": lambda key: url_for("desk.organisation", organisation_id=key),
    "vacancy": lambda key: url_for("vacancies.show", vacancy_id=key),
}
