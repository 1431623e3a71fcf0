"""What is noted of who brings somebody, and of a referrer."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ReferralDetails:
    """Which referrer brings or follows somebody, and who there, if that is known."""

    organisation_id: int
    counsellor_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReferrerProfileDetails:
    """Whom a referrer serves."""

    serves: str | None = None
