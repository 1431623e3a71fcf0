"""Many offers as arrays: made once, then asked by every candidate.

Each criterion is a group of columns, and a vacancy divides at most 1 over the columns of a group:
its municipality, its talents, the languages it needs. What is not known takes no share, and so
counts neither for nor against. Most of a score is then one product of these shares with what a
candidate thinks of each column; days and dates stand in arrays of their own.
"""

from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.sides import OUTSIDE, Criterion, Offer
from vrijwilligers.vocabulary.places import municipalities

Column = tuple[Criterion, str]
REMOTE = "remote"
NEVER = np.iinfo(np.int32).max
NOT_TO_PRACTISE = np.iinfo(np.uint8).max
NOT_SAID = 0  # of a day
SUPPORTED, UNSUPPORTED, ENTERS, STEPS_UP = "supported", "unsupported", "enters", "steps up"
LABELLED = "labelled"

# One talent more than asked, about which we know nothing: having the only talent asked says less
# than having all of four.
TEMPER = 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Offers:
    """n offers in the order of their ids, with F columns of shares and L languages.

    ``ids`` int64[n]; ``shares`` float32[n, F], each 0 to 1, explained by ``columns`` (F pairs of
    criterion and code); ``needed`` uint8[L, n], ranks 0 to 7 in ``languages``. Of each offer, in
    ``ROWS``: ``last_day``, ``first_day``, ``fresh_day`` int32[n], days since 0001-01-01, ``NEVER``
    or ``NOT_SAID``; ``days`` int32[n], a mask of the week, of which each part counts ``per_part``;
    ``lowest_age`` int16[n] in years; ``practise_from`` uint8[n], rank 1 to 7 or
    ``NOT_TO_PRACTISE``; ``organisation`` int64[n], below 0 where it is not known; ``load``
    float32[n], 0 to 1, how many its organisation was sent lately; the others bool[n].
    The arrays can only be read, so that several requests may share them.
    """

    offers: tuple[Offer, ...]
    columns: tuple[Column, ...]
    shares: NDArray[np.float32]
    languages: tuple[str, ...]
    needed: NDArray[np.uint8]
    ids: NDArray[np.int64]
    is_open: NDArray[np.bool_]
    is_paused: NDArray[np.bool_]
    is_full: NDArray[np.bool_]
    last_day: NDArray[np.int32]
    first_day: NDArray[np.int32]
    fresh_day: NDArray[np.int32]
    days: NDArray[np.int32]
    per_part: NDArray[np.float32]
    lowest_age: NDArray[np.int16]
    practise_from: NDArray[np.uint8]
    organisation: NDArray[np.int64]
    is_remote: NDArray[np.bool_]
    has_support: NDArray[np.bool_]
    is_accessible: NDArray[np.bool_]
    has_steps: NDArray[np.bool_]
    load: NDArray[np.float32]

    @classmethod
    def of(cls, offers: Sequence[Offer]) -> Self:
        """Lay offers out as arrays; the order in which they come does not matter."""
        offers = tuple(sorted(offers, key=lambda offer: offer.id))
        columns, shares = _shares(offers)
        languages, needed = _needed(offers)
        return cls(
            offers=offers,
            columns=columns,
            shares=shares,
            languages=languages,
            needed=needed,
            **{
                name: np.array([tell(offer) for offer in offers], dtype=kind)
                for name, (kind, tell) in ROWS.items()
            },
        )

    def __post_init__(self) -> None:
        """Close the arrays for writing."""
        for part in vars(self).values():
            if isinstance(part, np.ndarray):
                part.setflags(write=False)

    def __len__(self) -> int:
        """Count the offers."""
        return len(self.offers)

    def row_of(self, offer_id: int) -> int:
        """Find the row of an offer; an id that is not among them is a KeyError."""
        row = int(np.searchsorted(self.ids, offer_id))
        if row == len(self) or self.ids[row] != offer_id:
            raise KeyError(offer_id)
        return row

    def with_changed(self, changed: Sequence[Offer], gone: Collection[int]) -> Self | None:
        """Return the same, where these offers are new or say something else and others are gone.

        ``None`` where one of them says what no column or language is for: then all is laid out.
        """
        new = type(self).of(changed)
        columns = {column: place for place, column in enumerate(self.columns)}
        languages = {language: place for place, language in enumerate(self.languages)}
        if not (columns.keys() >= {*new.columns} and languages.keys() >= {*new.languages}):
            return None
        shares = np.zeros((len(new), len(columns)), dtype=np.float32)
        shares[:, [columns[column] for column in new.columns]] = new.shares
        needed = np.zeros((len(languages), len(new)), dtype=np.uint8)
        needed[[languages[language] for language in new.languages]] = new.needed
        stays = np.flatnonzero(~np.isin(self.ids, [*gone, *new.ids.tolist()]))
        order = np.argsort(np.concatenate([self.ids[stays], new.ids]))
        every = [*(self.offers[row] for row in stays.tolist()), *new.offers]
        rows: dict[str, Any] = {
            name: np.concatenate([getattr(self, name)[stays], getattr(new, name)])[order]
            for name in ROWS
        }
        return replace(
            self,
            offers=tuple(every[row] for row in order.tolist()),
            shares=np.concatenate([self.shares[stays], shares])[order],
            needed=np.concatenate([self.needed[:, stays], needed], axis=1)[:, order],
            **rows,
        )

    def with_full(self, offer_ids: Collection[int]) -> Self:
        """Return the same, where these take no more people at once than they have now."""
        return replace(self, is_full=np.isin(self.ids, list(offer_ids)))

    def with_loads(self, loads: Mapping[int, float]) -> Self:
        """Return the same, with how many each organisation was sent lately: 0 to 1, by its id."""
        if not loads:
            return self
        keys = np.array(sorted(loads), dtype=np.int64)
        weights = np.array([loads[key] for key in keys.tolist()], dtype=np.float32)
        place = np.minimum(np.searchsorted(keys, self.organisation), len(keys) - 1)
        load = np.where(keys[place] == self.organisation, weights[place], np.float32(0))
        return replace(self, load=load)


ROWS: dict[str, tuple[Any, Callable[[Offer], Any]]] = {
    "ids": (np.int64, lambda offer: offer.id),
    "is_open": (np.bool_, lambda offer: offer.is_open),
    "is_paused": (np.bool_, lambda offer: bool(offer.paused_until)),
    "is_full": (np.bool_, lambda _offer: False),
    "last_day": (np.int32, lambda offer: _day(offer.last_day, otherwise=NEVER)),
    "first_day": (np.int32, lambda offer: _day(offer.start_on)),
    "fresh_day": (np.int32, lambda offer: _day(offer.fresh_on)),
    "days": (np.int32, lambda offer: offer.days),
    "per_part": (np.float32, lambda offer: 1 / max(1, offer.parts_needed)),
    "lowest_age": (np.int16, lambda offer: offer.lowest_age),
    "practise_from": (np.uint8, lambda offer: offer.practise_from or NOT_TO_PRACTISE),
    "organisation": (np.int64, lambda offer: offer.organisation_id or -abs(offer.id) - 1),
    "is_remote": (np.bool_, lambda offer: bool(offer.remote)),
    "has_support": (np.bool_, lambda offer: bool(offer.support_offered)),
    "is_accessible": (np.bool_, lambda offer: offer.is_accessible),
    "has_steps": (np.bool_, lambda offer: offer.wheelchair is False),
    "load": (np.float32, lambda _offer: 0.0),
}


def shares_of(offer: Offer) -> Iterator[tuple[Column, float]]:
    """Divide an offer over the columns; per criterion the shares add up to 1 at most.

    Of support there are two questions, each with its own column: who asks both divides them.
    """
    for talent in offer.talents:
        yield (Criterion.TALENTS, talent), 1 / (len(offer.talents) + TEMPER)
    for language in offer.languages:
        code = f"{language} {offer.needed_rank(language)}"
        yield (Criterion.LANGUAGES, code), 1 / len(offer.languages)
    for criterion, said in _said_once(offer):
        if said:
            yield (criterion, said), 1.0


def _said_once(offer: Offer) -> Iterator[tuple[Criterion, str | None]]:
    yield Criterion.CATEGORY, offer.category
    yield Criterion.DISTANCE, place_of(offer)
    yield Criterion.PRACTISE_DUTCH, offer.practise_dutch
    yield Criterion.ENGAGEMENT, offer.engagement
    yield Criterion.ACCESSIBLE, LABELLED if offer.is_accessible else None
    yield Criterion.SUPPORT, _said(offer.support_offered, SUPPORTED, UNSUPPORTED)
    yield Criterion.SUPPORT, _said(offer.wheelchair, ENTERS, STEPS_UP)


def _said(known: bool | None, yes: str, no: str) -> str | None:
    if known is None:
        return None
    return yes if known else no


def place_of(offer: Offer) -> str | None:
    """Return ``REMOTE``, a NIS code of Brussels, ``OUTSIDE``, or ``None`` where nobody said it."""
    if offer.remote:
        return REMOTE
    return area_of(offer.municipality)


def area_of(municipality: str | None) -> str | None:
    """Return a NIS code of Brussels, ``OUTSIDE`` for any other place, or ``None``."""
    return municipality if not municipality or municipality in municipalities() else OUTSIDE


def _day(day: date | None, *, otherwise: int = NOT_SAID) -> int:
    return day.toordinal() if day else otherwise


def _shares(offers: Sequence[Offer]) -> tuple[tuple[Column, ...], NDArray[np.float32]]:
    place: dict[Column, int] = {}
    rows, columns, filled = array("i"), array("i"), array("f")
    for row, offer in enumerate(offers):
        for column, share in shares_of(offer):
            rows.append(row)
            columns.append(place.setdefault(column, len(place)))
            filled.append(share)
    order = sorted(place)
    column_of = np.zeros(len(order), dtype=np.intp)
    column_of[[place[column] for column in order]] = np.arange(len(order))
    shares = np.zeros((len(offers), len(place)), dtype=np.float32)
    shares[np.array(rows, dtype=np.intp), column_of[np.array(columns, dtype=np.intp)]] = filled
    return tuple(order), shares


def _needed(offers: Sequence[Offer]) -> tuple[tuple[str, ...], NDArray[np.uint8]]:
    languages = tuple(sorted({language for offer in offers for language in offer.languages}))
    place = {language: index for index, language in enumerate(languages)}
    needed = np.zeros((len(languages), len(offers)), dtype=np.uint8)
    for row, offer in enumerate(offers):
        for language in offer.languages:
            needed[place[language], row] = offer.needed_rank(language)
    return languages, needed
