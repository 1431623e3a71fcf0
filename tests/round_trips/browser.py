"""Answering a form as a browser does: each field by the control that carries its name."""

from dataclasses import fields
from datetime import date
from io import BytesIO

from vrijwilligers.organisations.rules.details import File

YES_NO = {True: "yes", False: "no"}


def answers_of(form, details, asked):
    """Return what a browser sends when somebody answers a form with these details."""
    answers = {}
    for each in fields(details):
        if each.name in asked:
            answers |= asked[each.name](details)
        else:
            answers[each.name] = _answer(form, each.name, getattr(details, each.name))
    return answers


def _answer(form, name, value):
    controls = form.select(f'[name="{name}"]')
    assert controls, f"no question asks {name}"
    if controls[0].get("type") == "checkbox":
        return _ticks(controls, value)
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, File):
        return BytesIO(value.content), value.name
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def _ticks(controls, value):
    if isinstance(value, bool):
        return [controls[0]["value"]] if value else []
    return sorted(value)
