"""What an import overwrites, kept so that it can be undone."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from vrijwilligers.vacancies.queries.snapshots import Snapshot

Before = dict[str, Any]


@dataclass(frozen=True)
class Memory:
    """The keys of what is new, and what was overwritten with the version it has now."""

    new: list[int] = field(default_factory=list)
    changed: dict[str, Before] = field(default_factory=dict)  # by key: JSON has texts alone
    withdrawn: dict[str, Before] = field(default_factory=dict)
    organisations: list[int] = field(default_factory=list)  # that came with it

    @classmethod
    def of(
        cls,
        new: Iterable[int],
        changed: Iterable[int],
        withdrawn: Iterable[int],
        before: Mapping[int, Snapshot],
    ) -> "Memory":
        """Make the memory of an import from what there was before it."""
        return cls(
            list(new),
            {str(key): _remembered(before[key]) for key in changed},
            {str(key): _status(before[key]) for key in withdrawn if key in before},
        )

    def plain(self) -> dict[str, Any] | None:
        """Write it as plain values; nothing when nothing was changed."""
        return asdict(self) if self.new or self.changed or self.withdrawn else None


def _remembered(before: Snapshot) -> Before:
    kept = {"columns": before.columns, "texts": before.texts, "languages": before.languages}
    name = {"organisation": before.organisation}  # its key goes when it is merged
    return kept | name | {"talents": before.talents, "version": before.version + 1}


def _status(before: Snapshot) -> Before:
    shown = {name: before.columns[name] for name in ("status", "fetched_at", "gone_at")}
    return {"columns": shown, "version": before.version + 1}
