"""What an organisation answers for its stand, through its link; opening it changes nothing."""

from functools import partial

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import opens
from vrijwilligers.markets import wording
from vrijwilligers.markets.actions import stands as actions
from vrijwilligers.markets.forms.stands import StandAnswerForm, answers_of_stand
from vrijwilligers.markets.models import Stand
from vrijwilligers.markets.queries import stands as queries
from vrijwilligers.markets.rules.links import STAND
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PATH = "/stand/<token>"


def _is_over(link: SignedLink) -> bool:
    """Tell whether the market is over and nothing is to be said of it."""
    stand = record_of(link, Stand)
    return stand.market.held_on < today() and not stand.state.is_there


def _came_too_late(link: SignedLink) -> bool:
    return record_of(link, Stand).market.held_on < today()


@bp.route(PATH, methods=["GET", "POST"])
@public
@writes(Effect.SAVES)
@opens(STAND, is_over=_is_over)
def invitation(link: SignedLink, token: str) -> ResponseReturnValue:
    """Ask an organisation whether it comes, who, with which tasks; it may change that."""
    stand = record_of(link, Stand)
    if stand.market.held_on < today():
        return redirect(url_for(".look_back", token=token), 303)
    vacancies = {one.id: one for one in queries.vacancies_of(stand, today())}
    form = editing(partial(_form, stand, vacancies), stand.version)
    if form.validate_on_submit():
        with form.showing_problems():
            chosen = [one for key, one in vacancies.items() if key in form.chosen_vacancies()]
            details, tasks = form.details(), form.tasks()
            actions.answer(link, stand, details, tasks=tasks, vacancies=chosen, at=now())
            flash(_("Thank you. We noted what you said. You may change it with the same link."))
            return redirect(url_for(".invitation", token=token), 303)
    return form_page(
        "markets/invitation.html",
        form,
        stand=stand,
        market=stand.market,
        token=token,
        words=wording,
    )


@bp.post(f"{PATH}/decline")
@public
@writes(Effect.TURNS)
@opens(STAND, is_over=_came_too_late)
def decline(link: SignedLink, token: str) -> ResponseReturnValue:
    """Note that an organisation does not come; the same page lets it change its mind."""
    actions.decline(link, record_of(link, Stand), at=now())
    flash(_("We noted that you do not come. If that changes, fill in this page."))
    return redirect(url_for(".invitation", token=token), 303)


def _form(stand: Stand, vacancies: dict[int, Vacancy], **options: object) -> StandAnswerForm:
    form = StandAnswerForm(data=answers_of_stand(stand, language=spoken()), **options)
    return form.offer({key: one.text_in(spoken())[1].title for key, one in vacancies.items()})
