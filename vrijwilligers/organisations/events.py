"""What happens to organisations that features above this one hear of."""

from blinker import Signal

merging = Signal("Two records become one; the belongings move next: ``(stays, goes=, at=)``.")
