"""What the list of candidates asks."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web.forms import FilterForm, choices, municipalities

ALL = _l("all")


class CandidatesForm(FilterForm):
    """Which people to show."""

    language = SelectField(_l("Language"), choices=choices({"": ALL} | LANGUAGES))
    municipality = SelectField(_l("Municipality"), choices=lambda: municipalities(ALL))

    def details(self) -> dict[str, str | None]:
        """Hand over the question; an answer that is not on the list asks nothing."""
        return {name: self.chosen(name) for name in ("language", "municipality")}
