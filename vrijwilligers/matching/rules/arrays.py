"""Many offers as arrays: made once, then asked by every candidate.

Each criterion is a group of columns, and a vacancy divides at most 1 over the columns of a group:
its blocks of the week, its municipality, its talents. What is not known takes no share, and so
counts neither for nor against. A score is then one product of these shares with what a candidate
thinks of each column.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.sides import Criterion, Offer
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.week import blocks_of

Column = tuple[Criterion, str]
REMOTE = "remote"
NEVER = np.iinfo(np.int32).max
NOT_TO_PRACTISE = np.iinfo(np.uint8).max

# One talent more than asked, about which we know nothing: having the only talent asked says less
# than having all of four.
TEMPER = 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Offers:
    """n offers in the order of their ids, with F columns of shares and L languages.

    ``ids`` int64[n]; ``shares`` float32[n, F], each 0 to 1, explained by ``columns`` (F pairs of
    criterion and code); ``is_open`` and ``is_paused`` bool[n]; ``last_day`` int32[n], days since
    0001-01-01, ``NEVER`` without an end; ``lowest_age`` int16[n] in years; ``needed`` uint8[L, n],
    ranks 0 to 7 in ``languages``; ``practise_from`` uint8[n], rank 1 to 7 or ``NOT_TO_PRACTISE``;
    ``first_day`` int32[n], 0 where it may begin at once; ``organisation``
    int64[n], below 0 and its own where it is not known; the others bool[n].
    The arrays can only be read, so that several requests may share them.
    """

    offers: tuple[Offer, ...]
    ids: NDArray[np.int64]
    columns: tuple[Column, ...]
    shares: NDArray[np.float32]
    is_open: NDArray[np.bool_]
    is_paused: NDArray[np.bool_]
    last_day: NDArray[np.int32]
    lowest_age: NDArray[np.int16]
    languages: tuple[str, ...]
    needed: NDArray[np.uint8]
    practise_from: NDArray[np.uint8]
    first_day: NDArray[np.int32]
    organisation: NDArray[np.int64]
    is_remote: NDArray[np.bool_]
    has_support: NDArray[np.bool_]
    is_accessible: NDArray[np.bool_]

    @classmethod
    def of(cls, offers: Sequence[Offer]) -> Self:
        """Lay offers out as arrays; the order in which they come does not matter."""
        offers = tuple(sorted(offers, key=lambda offer: offer.id))
        columns, shares = _shares(offers)
        languages, needed = _needed(offers)
        return cls(
            offers=offers,
            ids=np.array([offer.id for offer in offers], dtype=np.int64),
            columns=columns,
            shares=shares,
            is_open=_flags(offer.is_open for offer in offers),
            is_paused=_flags(offer.paused_until for offer in offers),
            last_day=_days([offer.last_day for offer in offers], otherwise=NEVER),
            lowest_age=np.array([offer.lowest_age for offer in offers], dtype=np.int16),
            languages=languages,
            needed=needed,
            practise_from=np.array(
                [offer.practise_from or NOT_TO_PRACTISE for offer in offers], dtype=np.uint8
            ),
            first_day=_days([offer.start_on for offer in offers], otherwise=0),
            organisation=np.array(
                [offer.organisation_id or -row for row, offer in enumerate(offers, start=1)],
                dtype=np.int64,
            ),
            is_remote=_flags(offer.remote for offer in offers),
            has_support=_flags(offer.support_offered for offer in offers),
            is_accessible=_flags(offer.is_accessible for offer in offers),
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


def shares_of(offer: Offer) -> Iterator[tuple[Column, float]]:
    """Divide an offer over the columns; per criterion the shares add up to 1 at most."""
    for talent in offer.talents:
        yield (Criterion.TALENTS, talent), 1 / (len(offer.talents) + TEMPER)
    blocks = blocks_of(offer.days)
    for block in blocks:
        yield (Criterion.DAYS, block), 1 / len(blocks)
    for criterion, code in (
        (Criterion.CATEGORY, offer.category),
        (Criterion.DISTANCE, place_of(offer)),
        (Criterion.PRACTISE_DUTCH, offer.practise_dutch),
        (Criterion.ENGAGEMENT, offer.engagement),
    ):
        if code:
            yield (criterion, code), 1.0


def place_of(offer: Offer) -> str | None:
    """Return ``REMOTE``, a NIS code of Brussels, or ``None`` when the distance cannot be known."""
    if offer.remote:
        return REMOTE
    return offer.municipality if offer.municipality in municipalities() else None


def _days(days: Iterable[date | None], *, otherwise: int) -> NDArray[np.int32]:
    return np.array([day.toordinal() if day else otherwise for day in days], dtype=np.int32)


def _flags(said: Iterable[object]) -> NDArray[np.bool_]:
    return np.array([bool(one) for one in said], dtype=np.bool_)


def _shares(offers: Sequence[Offer]) -> tuple[tuple[Column, ...], NDArray[np.float32]]:
    place: dict[Column, int] = {}
    rows, columns, filled = array("i"), array("i"), array("f")
    for row, offer in enumerate(offers):
        for column, share in shares_of(offer):
            rows.append(row)
            columns.append(place.setdefault(column, len(place)))
            filled.append(share)
    shares = np.zeros((len(offers), len(place)), dtype=np.float32)
    shares[np.array(rows), np.array(columns)] = np.array(filled)
    return tuple(place), shares


def _needed(offers: Sequence[Offer]) -> tuple[tuple[str, ...], NDArray[np.uint8]]:
    languages = tuple(sorted({language for offer in offers for language in offer.languages}))
    place = {language: index for index, language in enumerate(languages)}
    needed = np.zeros((len(languages), len(offers)), dtype=np.uint8)
    for row, offer in enumerate(offers):
        for language in offer.languages:
            needed[place[language], row] = offer.needed_rank(language)
    return languages, needed
