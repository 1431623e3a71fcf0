"""The answer to a question of any form: said in words, and as a browser sends it."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField


def said(field: Any) -> str:
    """Say the answer to a question in words, as it would stand on the page."""
    if hasattr(field, "said"):
        return str(field.said())
    if hasattr(field, "iter_choices"):
        return ", ".join(str(one.label) for one in _chosen(field))
    return ", ".join(_word(answer) for answer in _answers(field))


def as_sent(field: Any) -> list[str]:
    """Return the answer to a question as a browser sends it; nothing where it would send none."""
    if isinstance(field, BooleanField):
        return ["y"] if field.data else []
    if hasattr(field, "iter_choices"):
        return [str(one.value) for one in _chosen(field)]
    return [field._value()]


def _chosen(field: Any) -> list[Any]:
    """Return what is chosen, in the order of the page, whatever came first."""
    codes = {"" if answer is None else str(answer) for answer in _answers(field)}
    return [one for one in field.iter_choices() if one.selected or str(one.value) in codes]


def _answers(field: Any) -> list[Any]:
    return [*field.data] if isinstance(field.data, (list, tuple)) else [field.data]


def _word(answer: object) -> str:
    if isinstance(answer, bool):
        return str(_l("yes")) if answer else str(_l("no"))
    return "" if answer is None else "\n".join(str(answer).splitlines())  # a browser sends \r\n
