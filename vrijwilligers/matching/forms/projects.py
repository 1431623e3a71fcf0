"""For which project an introduction is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, SelectField

from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import choices


def project_field(offered: Mapping[str, str] = MappingProxyType({})) -> SelectField:
    """Ask for which project an introduction is, of those by code."""
    return SelectField(
        _l("For which project is this introduction?"),
        description=_l("Where somebody pays for this work. It says nothing of the person."),
        choices=_choices(offered),
        filters=[lambda code: code or None],
    )


def _choices(offered: Mapping[str, str]) -> list[SelectChoice]:
    return choices({"": _l("None"), **offered})


class ProjectMarkForm(EditForm):
    """For which project an introduction is, if any pays for it."""

    project = project_field()

    def __init__(self, *, offered: Mapping[str, str], **given: Any) -> None:
        """Offer the projects in use, and what was chosen."""
        super().__init__(**given)
        self.project.choices = _choices(offered)
