"""What an import overwrites, kept so that it can be undone."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from vrijwilligers.vacancies.queries.layers import Snapshot

Snapshots = dict[str, dict[str, Any]]  # plain values by key: JSON has texts alone


@dataclass(frozen=True)
class Memory:
    """The keys of what is new, and what the sources of the others said before."""

    new: list[int] = field(default_factory=list)
    changed: Snapshots = field(default_factory=dict)
    withdrawn: Snapshots = field(default_factory=dict)
    organisations: list[int] = field(default_factory=list)  # that came with it

    def plain(self) -> dict[str, Any] | None:
        """Write it as plain values; nothing when nothing was changed."""
        return asdict(self) if self.new or self.changed or self.withdrawn else None


def kept(before: Mapping[int, Snapshot]) -> Snapshots:
    """Write snapshots as plain values."""
    return {str(key): one.plain() for key, one in before.items()}


def put_back(kept_ones: Snapshots, keys: Iterable[int]) -> dict[int, Snapshot]:
    """Read the snapshots of these vacancies."""
    return {key: Snapshot.from_plain(kept_ones[str(key)]) for key in keys}
