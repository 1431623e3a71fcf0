"""What a page or a print says of the result of a scan, in the language we speak now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from vrijwilligers.scans.rules import ScanDetails
from vrijwilligers.scans.wording import say_versions
from vrijwilligers.talents.rules.sets import TalentCard, TalentSet
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import VacancyLine, public_line
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import fold


@dataclass(frozen=True, kw_only=True)
class ShownTalent:
    """A talent of a result: what it is called, what one can do with it, who asks it."""

    code: str
    name: str
    explanation: str
    meaning: str
    pictogram: str
    how_many: int  # open vacancies that ask it


@dataclass(frozen=True, kw_only=True)
class ShownPart:
    """The talents that are sure, or those close to it, by name: that is no rank."""

    title: str
    hint: str
    is_sure: bool
    cards: tuple[ShownTalent, ...]


@dataclass(frozen=True, kw_only=True)
class ShownResult:
    """A result in words; ``made_with`` names the set and the scoring (T-04)."""

    parts: tuple[ShownPart, ...]
    made_with: str


@dataclass(frozen=True, kw_only=True)
class TalentOffer:
    """An open vacancy, and which of somebody's talents it asks."""

    line: VacancyLine
    asks: str
    codes: tuple[str, ...]


def shown_result(details: ScanDetails, used: TalentSet, counts: Mapping[str, int]) -> ShownResult:
    """Say a result; a part without a talent is left out."""
    cards = {card.code: card for card in used.cards}
    sure = _shown(details.result.sure, cards, counts)
    close = _shown(details.result.close, cards, counts)
    parts = (
        ShownPart(title=_("Sure"), hint=_("You chose this every time."), is_sure=True, cards=sure),
        ShownPart(
            title=_("Also close") if sure else _("This suits you"),
            hint=_("This suits you too.") if sure else _("You see yourself in this a bit."),
            is_sure=False,
            cards=close,
        ),
    )
    return ShownResult(
        parts=tuple(part for part in parts if part.cards), made_with=say_versions(details)
    )


def _shown(
    codes: Sequence[str], cards: Mapping[str, TalentCard], counts: Mapping[str, int]
) -> tuple[ShownTalent, ...]:
    shown = [_talent(cards[code], counts.get(code, 0)) for code in codes if code in cards]
    return tuple(sorted(shown, key=lambda one: fold(one.name)))


def _talent(card: TalentCard, how_many: int) -> ShownTalent:
    return ShownTalent(
        code=card.code,
        name=card.name(spoken()),
        explanation=card.explanation(spoken()),
        meaning=card.meaning(spoken()),
        pictogram=card.pictogram,
        how_many=how_many,
    )


def offers(
    vacancies: Sequence[tuple[Vacancy, frozenset[str]]], names: Mapping[str, str], *, today: date
) -> list[TalentOffer]:
    """Say vacancies with the talents of somebody that each asks."""
    return [
        TalentOffer(
            line=public_line(vacancy, today=today),
            asks=", ".join(sorted((names.get(code, code) for code in asked), key=fold)),
            codes=tuple(sorted(asked)),
        )
        for vacancy, asked in vacancies
    ]
