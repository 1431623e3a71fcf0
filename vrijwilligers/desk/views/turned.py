"""Pages turned to a visitor: what volunteering is, where one practises Dutch, who is accessible."""

from flask import render_template, url_for

from vrijwilligers.desk import queries
from vrijwilligers.desk.feature import DeskPermission
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.desk.wording.turned import accessible_house, practice_line
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.rules.plain_pages import PlainBlock, blocks_of
from vrijwilligers.settings.wording.standard_texts import said_in
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking
from vrijwilligers.web.access import requires

LANGUAGE = f"<any({','.join(LANGUAGES)}):language>"
MOST_TASKS = 20


@bp.get(f"/explain/welcome/{LANGUAGE}")
@requires(DeskPermission.WORK)
def welcome(language: str) -> str:
    """Tell a visitor what volunteering is, with rights and duties, in their language."""
    return _turned("desk/turned/welcome.html", language, blocks=_said("explain_welcome", language))


@bp.get(f"/explain/dutch/{LANGUAGE}")
@requires(DeskPermission.WORK)
def dutch(language: str) -> str:
    """Tell a visitor where one practises Dutch: the offer, and open tasks with their level."""
    tasks = queries.tasks_to_practise(today(), limit=MOST_TASKS)
    with speaking(language):
        lines = [practice_line(task) for task in tasks]
    blocks = _said("explain_dutch", language)
    return _turned("desk/turned/dutch.html", language, blocks=blocks, lines=lines)


@bp.get(f"/explain/accessible/{LANGUAGE}")
@requires(DeskPermission.WORK)
def accessible(language: str) -> str:
    """Tell a visitor which organisations are accessible, with the numbers of their vacancies."""
    houses, numbers = queries.accessible_organisations(), queries.open_numbers(today())
    with speaking(language):
        shown = [accessible_house(house, numbers.get(house.id, [])) for house in houses]
    return _turned("desk/turned/accessible.html", language, houses=shown)


def _said(name: str, language: str) -> list[PlainBlock]:
    return blocks_of(said_in(desk_settings(), name, language))


def _turned(template: str, language: str, **shown: object) -> str:
    with speaking(language):
        return render_template(template, language=language, back=url_for(".today"), **shown)
