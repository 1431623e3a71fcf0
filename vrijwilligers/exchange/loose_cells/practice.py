"""Whether Dutch can be practised, and from which level: *Ja, vanaf A2*, *oui*, *dès B1*."""

from functools import cache

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.cells import BadCell, short
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.lexicon import (
    FILLER,
    SIGNS,
    Lexicon,
    Token,
    listed,
    tokens_in,
    tokens_of,
)

YES, NO = Token("answer", True), Token("answer", False)


def practice(text: str) -> tuple[bool | None, Level | None]:
    """Return yes or no and a level, each where it is said."""
    if not text:
        return None, None
    tokens = [one for one in _lexicon().tokens(text) or () if one not in SIGNS.values()]
    answers = [value for kind, value in tokens if kind == "answer"]
    levels = [Level(value) for kind, value in tokens if kind == "level"]
    if not tokens or len(answers) > 1 or len(levels) > 1 or (levels and False in answers):
        raise BadCell(_l("“%(text)s” is not yes, no or a level.", text=short(text)))
    return next(iter(answers), None), next(iter(levels), None)


@cache
def _lexicon() -> Lexicon:
    exact = {one.lower(): Token("level", one.value) for one in Level}
    return Lexicon(
        exact,
        tokens_of("level", listed("levels")),
        tokens_in(YES, ("answers", "yes")),
        tokens_in(NO, ("answers", "no")),
        tokens_in(FILLER, ("practice", "filler")),
    )
