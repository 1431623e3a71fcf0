"""The list of organisations, and the page of one, where everything about it comes together."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.desk.wording import first_call, say_bounces
from vrijwilligers.markets.queries import stands
from vrijwilligers.matching import queries as matching
from vrijwilligers.matching.queries.timeline import timeline
from vrijwilligers.matching.wording import timeline as timeline_words
from vrijwilligers.organisations import queries as records
from vrijwilligers.organisations import wording
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries import lists, parts
from vrijwilligers.organisations.questions import OrganisationsForm
from vrijwilligers.organisations.rules import needs_family_insurance
from vrijwilligers.organisations.rules.terms import is_paused
from vrijwilligers.records.listing import Listing, listing
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies import wording as vacancy_wording
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.text import safe_link
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number


@bp.get("/organisations/")
@requires(OrganisationPermission.READ)
def organisations() -> ResponseReturnValue:
    """List organisations, each with its open vacancies, its load and what asks attention."""
    form = OrganisationsForm(request.args)
    found = listing(lists.listed(form.details(), today=today()), number=page_number())
    keys = [organisation.id for organisation in found.items]
    return render_template(
        "desk/organisations.html",
        form=form,
        listing=found,
        asked=bool(request.args),
        open_vacancies=vacancies.open_counts(keys, today()),
        open_introductions=matching.open_with(keys),
        ending=lists.ending_on(keys, today()),
        paused=[one.id for one in found.items if is_paused(one.paused_until, today())],
        under={one.id: _town_and_kind(one) for one in found.items},
    )


def _town_and_kind(organisation: Organisation) -> list[str]:
    words = (wording.main_town(organisation), wording.say_kind(organisation.kind))
    return [word for word in words if word]


@bp.get("/organisations/<int:organisation_id>")
@requires(OrganisationPermission.READ)
def organisation(organisation_id: int) -> ResponseReturnValue:
    """Show what we know of an organisation, whom to call, its vacancies and what happened."""
    shown = records.get(organisation_id)
    theirs = vacancies.of_organisation(organisation_id)
    open_ones = [vacancy for vacancy in theirs if vacancy.is_open(today())]
    happened = timeline(organisation_id, number=page_number())
    agreements = parts.agreements_with(organisation_id)
    return render_template(
        "desk/organisation.html",
        organisation=shown,
        label_until=stands.label_until(organisation_id, today=today()),
        call=first_call(shown, open_ones),
        agreements=[wording.agreement_line(agreement, today()) for agreement in agreements],
        **_known(shown),
        **_offered(theirs, open_ones),
        **_load(shown, open_ones),
        **_happened(happened),
    )


def _known(shown: Organisation) -> dict[str, Any]:
    return {
        "is_paused": is_paused(shown.paused_until, today()),
        "needs_family_insurance": needs_family_insurance(shown.kind, shown.has_staff),
        "about": wording.about(shown),
        "other_names": wording.other_names(shown),
        "missing": wording.missing_elements(shown),
        "website": safe_link(shown.url),
        "words": wording.organisation_words(shown),
        "bounces": say_bounces(_addresses(shown)),
    }


def _addresses(shown: Organisation) -> list[str]:
    persons = (person.email for person in shown.contact_persons)
    return [address for address in (shown.email, *persons) if address]


def _offered(theirs: Sequence[Vacancy], open_ones: Sequence[Vacancy]) -> dict[str, Any]:
    closed = [vacancy for vacancy in theirs if not vacancy.is_open(today())]
    return {
        "open_lines": [vacancy_wording.line(vacancy, today=today()) for vacancy in open_ones],
        "other_lines": [vacancy_wording.line(vacancy, today=today()) for vacancy in closed],
    }


def _load(shown: Organisation, open_ones: Sequence[Vacancy]) -> dict[str, Any]:
    answers = matching.answering_of(shown.id, today=today())
    at_each = matching.open_at(vacancy.id for vacancy in open_ones)
    cap = shown.cap_per_vacancy
    return {
        "open_introductions": matching.open_with([shown.id]).get(shown.id, 0),
        "loads": {
            vacancy.id: timeline_words.say_load(at_each.get(vacancy.id, 0), cap)
            for vacancy in open_ones
            if cap or vacancy.id in at_each
        },
        "answering": timeline_words.say_answering(answers),
        "waiting": timeline_words.say_waiting(answers),
    }


def _happened(found: Listing) -> dict[str, Any]:
    return {"happened": found, "lines": timeline_words.lines(found.items)}
