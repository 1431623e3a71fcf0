"""What consent is: for which purposes, in which ways, to which text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

# Either a part that may be left out, with what stands there instead, or a place to fill in.
PART = re.compile(r"\[(?P<part>[^\]|]*)(?:\|(?P<instead>[^\]]*))?\]|\{(?P<place>\w+)\}")
PLACE = re.compile(r"\{(\w+)\}")
PLACE_OF_TERM = "months"  # of a text that promises how long a fiche is kept


class ConsentPurpose(StrEnum):
    """What somebody may consent to: a closed list."""

    FICHE = "fiche"
    SHARING = "sharing"
    REFERRER = "referrer"
    APPROACHED = "approached"
    POOL = "pool"
    NEWSLETTER = "newsletter"
    SCAN = "scan"
    SUPPORT_NEEDS = "support_needs"
    STORY = "story"
    DECLARATION_FOLLOW_UP = "declaration_follow_up"

    @property
    def is_fiche(self) -> bool:
        """Tell whether this is the consent that all else rests on."""
        return self == type(self).FICHE

    @property
    def is_support_needs(self) -> bool:
        """Tell whether this is the consent whose end erases the support needs."""
        return self == type(self).SUPPORT_NEEDS

    @property
    def is_scan(self) -> bool:
        """Tell whether this is the consent whose end erases the talent scans."""
        return self == type(self).SCAN


class ConsentWay(StrEnum):
    """How consent was given."""

    PAPER = "paper"
    SPOKEN = "spoken"
    SCREEN = "screen"
    ONLINE = "online"


AT_THE_DESK = (ConsentWay.SPOKEN, ConsentWay.SCREEN, ConsentWay.PAPER)


@dataclass(frozen=True, kw_only=True)
class ConsentDetails:
    """How somebody consented: to what and in which way, in which language, with a parent's yes."""

    ways: Mapping[ConsentPurpose, ConsentWay]
    language: str
    by_parent: bool = False

    @property
    def purposes(self) -> frozenset[ConsentPurpose]:
        """Return what was agreed."""
        return frozenset(self.ways)


@dataclass(frozen=True, kw_only=True)
class DeclaredConsent:
    """What a list says of consent: when, perhaps how; never to which text."""

    given_on: date
    way: ConsentWay | None
    last_contact_on: date  # not before consent was given


@dataclass(frozen=True, kw_only=True)
class ResolvedText:
    """What somebody reads before consenting: a template with what this desk says of itself."""

    purpose: ConsentPurpose
    language: str
    body: str
    months: int | None  # how long it promises to keep a fiche after the last contact

    @property
    def digest(self) -> str:
        """Return what the text is known by, in the form where it is shown and in the database."""
        return sha256(self.body.encode()).hexdigest()


def resolve(template: str, places: Mapping[str, str]) -> str:
    """Fill in a template: ``[a part with a {place}|what stands there instead]``.

    A part goes when one of its places is empty, so that the text reads on without a hole.
    """

    def written(found: re.Match[str]) -> str:
        if found["place"]:
            return places[found["place"]]
        part = found["part"]
        if all(places[name] for name in PLACE.findall(part)):
            return PLACE.sub(lambda place: places[place[1]], part)
        return found["instead"] or ""

    lines = (re.sub(" +", " ", line).strip() for line in PART.sub(written, template).splitlines())
    return "\n".join(line for line in lines if line)
