"""What a deed does to what is kept. Each address that takes a form says so, beside its view.

A button that came in with the text of somebody else may press the form of a page, with the number
of that form (ADR 12). What harms asks a tick of its own, that only this form can send; of all else
the declaration says why a foreign button can do no harm there.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from flask import Flask

View = TypeVar("View", bound=Callable[..., object])


class Effect(StrEnum):
    """What a deed does to what is kept; who says nothing is not let in."""

    HARMS = "harms_asks_a_tick"  # takes away for good, shuts somebody out, gives rights, mails many
    HARMS_TYPED = "harms_asks_a_word"  # the same; its form asks to type what it is about
    ASKS = "asks"  # no form of it holds the answers before somebody gives them
    ADDS = "adds"  # something new beside what is there, which can be taken away again
    SAVES = "saves"  # what its form shows: a foreign button saves what stood there
    TURNS = "turns"  # its opposite stands on the same page, or it is undone for a while
    GOES_ON = "goes_on"  # a step of our work, logged: nothing that we keep goes
    OWN = "own"  # the session or the drafts of who sends it
    SHOWS = "shows"  # nothing is changed


def does(effect: Effect) -> Callable[[View], View]:
    """Mark a view that takes a form and writes nothing; what writes says it in ``@writes``."""

    def mark(view: View) -> View:
        view.effect = effect  # type: ignore[attr-defined]
        return view

    return mark


def effect_of(app: Flask, endpoint: str) -> Effect | None:
    """Return what the form of an address does, if its view says so."""
    return getattr(app.view_functions[endpoint], "effect", None)


def check(app: Flask) -> None:
    """Refuse to start while an address takes a form and nobody said what that does."""
    taking = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    if silent := sorted(name for name in taking if effect_of(app, name) is None):
        raise RuntimeError(f"These views do not say what their form does (web/effects): {silent}")
