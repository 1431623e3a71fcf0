"""The words of consent, for forms, pages and refusals; and of who may be the same person."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.lists import format_list
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import (
    CandidateDetails,
    ConsentPurpose,
    ConsentWay,
    ResolvedText,
)
from vrijwilligers.candidates.rules.doubles import ALIKE_WITH_YEAR, names_alike
from vrijwilligers.registry import registry
from vrijwilligers.settings.current import chosen_length, desk_settings
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.terms import RetentionTerm
from vrijwilligers.vocabulary.words import HARD_SPACE, say_municipality, say_phone, unbroken

NO_CONSENT = _l("Without consent we keep no fiche. You can count the visit without a name.")
NO_CONTROLLER = _l("Fill in who is responsible for the data first.")
NOT_REACHED = _l("Fill in a phone number or an e-mail address, or tick that the person comes by.")
TEXT_CHANGED = _l("The text of consent changed meanwhile. Read it together again and choose again.")
NO_NAME = _l("Fill in a first name or a family name; one is enough.")
NO_PARENT = _l(
    "This person is under 16. A parent or guardian must agree too; without that we keep no fiche."
)
WAYS = {
    ConsentWay.SPOKEN: _l("Spoken"),
    ConsentWay.SCREEN: _l("Read on the screen"),
    ConsentWay.PAPER: _l("Signed on paper"),
}
NOT_ASKED_LABELS = {  # of a fiche, for the person whom it is about
    "fiche_consent": _l("You agree that we keep this fiche"),
    "restricted_at": _l("Not used since"),
    "objected_at": _l("You objected on"),
    "last_contact_on": _l("Last contact with you"),
    "erase_on": _l("We erase it on"),
    "notified_for": _l("We told you that it goes on"),
    "mail_stopped_at": _l("You stopped our mails about appointments on"),
    "informed_on": _l("We told you that we have your data on"),
}
Texts = Mapping[tuple[ConsentPurpose, str], ResolvedText]


@dataclass(frozen=True, kw_only=True)
class ConsentQuestion:
    """How consent for a purpose is asked; the feature that uses it brings it (``feature.py``).

    ``templates`` are what is read before, by language, as in ``consent_texts.toml``.
    """

    words: LazyString
    templates: Mapping[str, str] = field(repr=False)
    is_asked_at_first: bool = False  # of everybody who gets a fiche; else where it is used


@cache
def templates_of(purpose: ConsentPurpose) -> Mapping[str, str]:
    """Return the texts of a purpose by language, with places to fill in."""
    told = tomllib.loads(
        Path(__file__).parents[1].joinpath("consent_texts.toml").read_text("utf-8")
    )
    return told[purpose]


FICHE = ConsentQuestion(
    words=_l("You may keep a fiche of me"),
    templates=templates_of(ConsentPurpose.FICHE),
    is_asked_at_first=True,
)
SHARING = ConsentQuestion(
    words=_l("You may ask me whether an organisation gets my name"),
    templates=templates_of(ConsentPurpose.SHARING),
)


def questions() -> dict[ConsentPurpose, ConsentQuestion]:
    """Return what the desk asks: the purposes of which a feature says that it uses them (P-02)."""
    asked = registry().consent_purposes
    return {purpose: asked[purpose] for purpose in ConsentPurpose if purpose in asked}


def asked_at_first() -> list[ConsentPurpose]:
    """Return the purposes that everybody is asked who gets a fiche."""
    return [purpose for purpose, question in questions().items() if question.is_asked_at_first]


def texts_of(purposes: Iterable[ConsentPurpose]) -> Texts:
    """Return what is read now before consenting, by purpose and language."""
    return {(one, language): text_of(one, language) for one in purposes for language in LANGUAGES}


def text_of(purpose: ConsentPurpose, language: str) -> ResolvedText:
    """Return what somebody reads now before consenting, with what this desk says of itself."""
    template = questions()[purpose].templates[language]
    promises = f"{{{rules.PLACE_OF_TERM}}}" in template
    return ResolvedText(
        purpose=purpose,
        language=language,
        body=rules.resolve(template, places_in(language)),
        months=_months() if promises else None,
    )


def _months() -> int:
    return chosen_length(RetentionTerm.FICHE) or rules.RETENTION_MONTHS


def places_in(language: str) -> dict[str, str]:
    """Return what this desk says of itself in texts about somebody's data, by place."""
    desk = desk_settings()
    who = (desk.controller, unbroken(desk.controller_address.said_in(language)))
    phone = say_phone(desk.phone).replace(" ", HARD_SPACE)
    ways = [way for way in (desk.controller_email or desk.email, phone) if way]
    return {
        "controller": ", ".join(filter(None, who)).rstrip(" .") if desk.controller else "",
        "reach": format_list(ways, "or", locale=language),
        "authority": unbroken(desk.authority.said_in(language) or desk.authority_link).rstrip(" ."),
        "months": str(_months()),
        "days": str(rules.WITHDRAWN_RETENTION.days),
    }


@dataclass(frozen=True)
class ComparedFact:
    """What is known of somebody beside what was typed: the same, different, or not comparable."""

    words: str
    tag: str = ""


@dataclass(frozen=True)
class ComparedCandidate:
    """Somebody who may be the person of whom one types, with what tells them apart."""

    candidate: Candidate
    facts: tuple[ComparedFact, ...]


def compared(found: Iterable[Candidate], typed: CandidateDetails) -> list[ComparedCandidate]:
    """Say of each what agrees with what was typed and what differs; of a phone only its end."""
    return [ComparedCandidate(one, tuple(_facts(one, typed))) for one in found]


def _facts(candidate: Candidate, typed: CandidateDetails) -> Iterator[ComparedFact]:
    yield _name(names_alike(typed, candidate))
    if year := candidate.birth_year:
        yield _fact(_("born in %(year)s", year=str(year)), year, typed.birth_year)
    if town := " ".join(filter(None, _home(candidate))):
        yield _fact(unbroken(town), *_comparable(_home(candidate), _home(typed)))
    if phone := candidate.phone:
        ends = _("phone ends in %(digits)s", digits=phone[-2:])
        yield _fact(ends, phone, typed.phone)
    if candidate.email and typed.email:
        yield _fact(_("e-mail address"), candidate.email, typed.email)


def _name(alike: float) -> ComparedFact:
    """Say how alike two names are; a family may share a phone."""
    if alike == 1:
        return ComparedFact(_("name: the same"), "good")
    if alike >= ALIKE_WITH_YEAR:
        return ComparedFact(_("name: looks like it"), "good")
    return ComparedFact(_("name: differs"), "late")


def _home(one: Candidate | CandidateDetails) -> tuple[str, str]:
    return one.postcode or "", say_municipality(one.municipality)


def _comparable(*homes: tuple[str, str]) -> tuple[str, ...]:
    """Return the postcodes where both are known, else the municipalities."""
    postcodes = [postcode for postcode, _town in homes]
    return tuple(postcodes if all(postcodes) else (town for _postcode, town in homes))


def _fact(words: str, known: object, typed: object) -> ComparedFact:
    if not (known and typed):
        return ComparedFact(words)
    if known == typed:
        return ComparedFact(_("%(fact)s: the same", fact=words), "good")
    return ComparedFact(_("%(fact)s: differs", fact=words), "late")
