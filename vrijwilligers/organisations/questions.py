"""What the list of organisations asks, in the address: for the pages of the desk too."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField

from vrijwilligers.organisations.rules import OrganisationKind, OrganisationRole
from vrijwilligers.organisations.rules.lists import OrganisationFilter, OrganisationOrder
from vrijwilligers.organisations.rules.sectors import sector_names
from vrijwilligers.organisations.wording import KINDS, ROLES
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.forms import FilterForm, choices, municipalities

ALL = _l("all")


class OrganisationsForm(FilterForm):
    """Which organisations to show, and in which order."""

    text = StringField(_l("Search by name or number"))
    kind = SelectField(_l("Kind"))
    sector = SelectField(_l("Works on"))
    role = SelectField(_l("Role"))
    municipality = SelectField(_l("Municipality"))
    order = SelectField(
        _l("Order"),
        choices=choices(
            {
                OrganisationOrder.NAME: _l("By name"),
                OrganisationOrder.NEWEST: _l("Newest first"),
                OrganisationOrder.QUIET: _l("Longest not spoken to first"),
            }
        ),
        default=OrganisationOrder.NAME,
    )
    accessible = BooleanField(_l("Accessible"))
    paused = BooleanField(_l("Paused"))
    ending = BooleanField(_l("Agreement ends soon"))

    def __init__(self, *given: Any, **more: Any) -> None:
        """Put the choices in that are said in the language of the page."""
        super().__init__(*given, **more)
        self.kind.choices = choices({"": ALL} | KINDS | {OrganisationKind.UNKNOWN: _l("not known")})
        self.sector.choices = choices({"": ALL} | sector_names(spoken()))
        self.role.choices = choices({"": ALL} | ROLES)
        self.municipality.choices = municipalities(ALL)

    def details(self) -> OrganisationFilter:
        """Hand over the question; an answer that is not on the list asks nothing."""
        kind, role = self.chosen("kind"), self.chosen("role")
        return OrganisationFilter(
            text=self.words() or None,
            kind=OrganisationKind(kind) if kind else None,
            sector=self.chosen("sector"),
            role=OrganisationRole(role) if role else None,
            municipality=self.chosen("municipality"),
            accessible=self.accessible.data,
            paused=self.paused.data,
            agreement_ending=self.ending.data,
            order=OrganisationOrder(self.chosen("order") or OrganisationOrder.NAME),
        )
