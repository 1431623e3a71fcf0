"""The rules of the code lists: how files name them, what a card of the scan says, sets of them."""

from vrijwilligers.talents.rules.codes import CodeNames

__all__ = ["CodeNames"]
