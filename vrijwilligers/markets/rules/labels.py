"""The label *accessible*: who followed the training carries it until a year after the market."""

from datetime import date, timedelta

LASTS = timedelta(days=365)


def is_accessible(trained_on: date | None, held_on: date) -> bool:
    """Tell whether a stand of an edition carries the label."""
    return trained_on is not None and trained_on <= held_on


def label_ends_on(held_on: date) -> date:
    """Return the last day of the label that was earned for an edition."""
    return held_on + LASTS
