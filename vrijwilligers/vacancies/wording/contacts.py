"""How an organisation is reached about a vacancy."""

from dataclasses import dataclass

from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.text import safe_link
from vrijwilligers.vocabulary.words import say_phone


@dataclass(frozen=True, kw_only=True)
class VacancyContact:
    """The ways to reach them; ``phone`` is E.164. ``name`` is for the team and for one visitor."""

    name: str
    phone: str
    email: str
    website: str

    @property
    def phone_written(self) -> str:
        """Return the phone number as people write it."""
        return say_phone(self.phone)


def contact_of(vacancy: Vacancy) -> VacancyContact:
    """Return each way that the vacancy gives itself, else that of its organisation."""
    organisation = vacancy.organisation
    return VacancyContact(
        name=vacancy.contact_name or "",
        phone=vacancy.contact_phone or organisation.phone or "",
        email=vacancy.contact_email or organisation.email or "",
        website=safe_link(vacancy.source_url) or safe_link(organisation.url) or "",
    )
