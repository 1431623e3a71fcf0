"""What the list of vacancies asks."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField

from vrijwilligers.core.forms import AskingForm, choices
from vrijwilligers.core.i18n import spoken
from vrijwilligers.core.places import municipalities
from vrijwilligers.vacancies.rules import Order, Wanted

OPEN, ALL = "open", "all"


class VacanciesForm(AskingForm):
    """Which vacancies to show, and in which order."""

    text = StringField(_l("Search in title or organisation"))
    category = SelectField(_l("Category"))
    municipality = SelectField(_l("Municipality"))
    state = SelectField(
        _l("State"), choices=choices({OPEN: _l("Only open"), ALL: _l("All")}), default=OPEN
    )
    order = SelectField(
        _l("Order"),
        choices=choices(
            {
                Order.NEWEST: _l("Newest first"),
                Order.TITLE: _l("By title"),
                Order.ENDING: _l("Ending soon first"),
            }
        ),
        default=Order.NEWEST,
    )
    practising = BooleanField(_l("To practise Dutch"))

    def offer(self, categories: dict[str, str]) -> None:
        """Fill in what may be chosen: categories by code, and the nineteen municipalities."""
        names = {code: place.name(spoken()) for code, place in municipalities().items()}
        by_name = sorted(names.items(), key=lambda pair: pair[1])
        self.category.choices = choices({"": _l("All categories")} | categories)
        self.municipality.choices = choices({"": _l("All municipalities")} | dict(by_name))

    def details(self) -> Wanted:
        """Hand over the question; an answer that is not on the list asks nothing."""
        return Wanted(
            text=self.words() or None,
            category=_offered(self.category),
            municipality=_offered(self.municipality),
            practising=self.practising.data,
            only_open=_offered(self.state) != ALL,
            order=Order(_offered(self.order) or Order.NEWEST),
        )


def _offered(field: Any) -> str | None:
    return field.data if field.data in {choice.value for choice in field.choices} else None
