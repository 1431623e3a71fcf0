"""Suggestions and vacancies as they are shown."""

from dataclasses import dataclass

from vrijwilligers.matching.queries import Suggested
from vrijwilligers.matching.rules.reasons import fit_of
from vrijwilligers.matching.rules.score import Fit
from vrijwilligers.matching.wording.reasons import Names, Said, say, say_fit
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.words import say_days, say_municipality, say_phone

FIT_TAGS = {Fit.VERY_GOOD: "good", Fit.GOOD: "", Fit.POSSIBLE: ""}


@dataclass(frozen=True, kw_only=True)
class VacancyCard:
    """A vacancy in a few words; ``language`` is that of the title, ``phone`` is E.164 or empty.

    ``is_fallback`` when the reader speaks another language than the title;
    ``contact`` is the person to ask for, where we know one.
    """

    id: int
    title: str
    language: str
    is_fallback: bool
    organisation_id: int
    organisation: str
    where: str
    when: str
    contact: str
    phone: str
    phone_written: str

    @property
    def under(self) -> str:
        """Return what stands under the title: organisation, place, days."""
        return " · ".join(part for part in (self.organisation, self.where, self.when) if part)


@dataclass(frozen=True, kw_only=True)
class SuggestionCard:
    """A vacancy that may fit, with the reasons in words."""

    vacancy: VacancyCard
    fit: str
    fit_tag: str
    reasons: tuple[Said, ...]


def vacancy_card(vacancy: Vacancy) -> VacancyCard:
    """Say a vacancy in a few words, in the language we speak where there is a text in it."""
    language, text = vacancy.text_in(spoken())
    phone = vacancy.contact_phone or vacancy.organisation.phone or ""
    return VacancyCard(
        id=vacancy.id,
        title=text.title,
        language=language,
        is_fallback=language != spoken(),
        organisation_id=vacancy.organisation_id,
        organisation=vacancy.organisation.name,
        where=say_municipality(vacancy.municipality) or vacancy.place or "",
        when=say_days(vacancy.days),
        contact=vacancy.contact_name or "",
        phone=phone,
        phone_written=say_phone(phone),
    )


def suggestion_card(suggested: Suggested, names: Names) -> SuggestionCard:
    """Put a suggestion into words."""
    fit = fit_of(suggested.score, suggested.reasons)
    return SuggestionCard(
        vacancy=vacancy_card(suggested.vacancy),
        fit=say_fit(fit),
        fit_tag=FIT_TAGS[fit],
        reasons=tuple(say(reason, names) for reason in suggested.own_reasons),
    )
