"""What the list of vacancies asks, in the address: for the pages of every feature above too."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField

from vrijwilligers.records.db import LARGEST_KEY
from vrijwilligers.vacancies.rules import Gap, ListTab, VacancyFilter, VacancyOrder
from vrijwilligers.vacancies.wording.gaps import GAPS
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.week import PARTS, WEEKDAYS, mask_of
from vrijwilligers.vocabulary.words import ENGAGEMENTS, weekday_name
from vrijwilligers.web.forms import FilterForm, choices

NARROWING = ("talent", "engagement", "day", "practising")  # asked behind "more"


class VacanciesForm(FilterForm):
    """Which vacancies to show, and in which order; the tab and the organisation are chosen."""

    text = StringField(_l("Search in title or organisation"))
    category = SelectField(_l("Category"))
    municipality = SelectField(_l("Municipality"))
    talent = SelectField(_l("Talent"))
    engagement = SelectField(_l("How long"))
    day = SelectField(_l("On which day"))
    practising = BooleanField(_l("To practise Dutch"))
    order = SelectField(
        _l("Order"),
        choices=choices(
            {
                VacancyOrder.NEWEST: _l("Newest first"),
                VacancyOrder.TITLE: _l("By title"),
                VacancyOrder.ENDING: _l("Ending soon first"),
                VacancyOrder.CONFIRMED: _l("Longest not confirmed first"),
            }
        ),
        default=VacancyOrder.NEWEST,
    )
    gap = SelectField(
        _l("What can be better"), choices=choices({"": _l("All")} | dict(GAPS)), default=""
    )
    state = HiddenField(default=ListTab.OPEN)
    organisation = HiddenField()

    def offer(self, categories: Mapping[str, str], talents: Mapping[str, str]) -> None:
        """Fill in what may be chosen: code lists by code, the municipalities, the days."""
        names = {code: place.name(spoken()) for code, place in municipalities().items()}
        by_name = sorted(names.items(), key=lambda pair: pair[1])
        days = {day: weekday_name(day) for day in WEEKDAYS}
        self.category.choices = choices({"": _l("All categories")} | dict(categories))
        self.municipality.choices = choices({"": _l("All municipalities")} | dict(by_name))
        self.talent.choices = choices({"": _l("All talents")} | dict(talents))
        self.engagement.choices = choices({"": _l("All")} | dict(ENGAGEMENTS))
        self.day.choices = choices({"": _l("All days")} | days)

    def details(self) -> VacancyFilter:
        """Hand over the question; an answer that is not on the list asks nothing."""
        engagement, day = self.chosen("engagement"), self.chosen("day")
        return VacancyFilter(
            text=self.words() or None,
            category=self.chosen("category"),
            municipality=self.chosen("municipality"),
            talent=self.chosen("talent"),
            engagement=Engagement(engagement) if engagement else None,
            days=mask_of(f"{day}-{part}" for part in PARTS) if day else 0,
            organisation_id=filter_key(self.organisation.data),
            practising=self.practising.data,
            gap=self.gap_asked(),
            tab=self.tab(),
            order=VacancyOrder(self.chosen("order") or VacancyOrder.NEWEST),
        )

    def tab(self) -> ListTab:
        """Return the tab that is asked; anything odd is what is open."""
        return ListTab(self.state.data) if self.state.data in set(ListTab) else ListTab.OPEN

    def gap_asked(self) -> Gap | None:
        """Return what can be improved of the vacancies that are asked, if that is asked."""
        chosen = self.chosen("gap")
        return Gap(chosen) if chosen else None

    def is_narrow(self) -> bool:
        """Tell whether one of the questions that stand behind *more* is answered."""
        return any(self[name].data for name in NARROWING)


def filter_key(text: str | None) -> int | None:
    """Return the number of a record that a filter asks; nothing where it is none."""
    typed = text or ""
    is_number = typed.isdecimal() and typed.isascii() and len(typed) < 11
    return int(typed) if is_number and int(typed) <= LARGEST_KEY else None
