"""What somebody types to find a person, read as the first answers of a new fiche."""

from vrijwilligers.vocabulary.names.spelling import PARTICLES

LONGEST = 100
FEWEST_DIGITS = 6  # of a phone


def answers_in(text: str) -> dict[str, str]:
    """Return a mail address, a phone, or a first and a family name; a comma turns these round."""
    said = " ".join(text.split())[:LONGEST]
    if "@" in said:
        return {"email": said.lower()}
    if not any(map(str.isalpha, said)):
        is_phone = sum(map(str.isdigit, said)) >= FEWEST_DIGITS
        return {"phone": said} if is_phone else {}
    family, _, given = said.partition(", ") if ", " in said else _turned(said)
    return {"given_name": _as_name(given), "family_name": _as_name(family)}


def _turned(name: str) -> tuple[str, str, str]:
    given, space, family = name.partition(" ")
    return family, space, given


def _as_name(typed: str) -> str:
    """Begin the words of what was typed small with a capital, but for particles."""
    if not typed.islower():
        return typed
    return " ".join(one if one in PARTICLES else one.capitalize() for one in typed.split())
