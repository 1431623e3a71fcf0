"""What a desk explains to visitors as long as it wrote nothing of its own, in each language."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l

from vrijwilligers.settings.rules import DeskSettings
from vrijwilligers.vocabulary.languages import speaking

HEADING, POINT, TEXT = "# ", "- ", ""
Line = tuple[str, object]
WELCOME: Sequence[Line] = (
    (POINT, _l("You do something for other people.")),
    (POINT, _l("You get no pay for it.")),
    (POINT, _l("Nobody may oblige you.")),
    (
        POINT,
        _l(
            "You do it with an organisation: an association, a group of citizens or a public "
            "service. Not with a company."
        ),
    ),
    (POINT, _l("You can begin in the year in which you turn 16.")),
    (HEADING, _l("What the organisation tells you first")),
    (POINT, _l("What the organisation does, and what kind of organisation it is.")),
    (POINT, _l("How you are insured.")),
    (POINT, _l("Whether you get money back for what you spend.")),
    (POINT, _l("Whether you must keep secret what you hear there.")),
    (HEADING, _l("Your insurance")),
    (
        TEXT,
        _l("Do you break something by accident? In most organisations the organisation pays."),
    ),
    (TEXT, _l("A small group without staff may have no insurance. Ask it before you begin.")),
    (HEADING, _l("Do you get money every month? Tell it first.")),
    (
        POINT,
        _l(
            "You are unemployed: hand in form C45B, at your trade union or at the HVW. Then you "
            "may begin."
        ),
    ),
    (
        POINT,
        _l("You are on sick leave: ask your health insurance fund. Its doctor must agree."),
    ),
    (POINT, _l("You get a living wage: tell your social worker at the OCMW.")),
    (
        POINT,
        _l("You live in a reception centre: tell Fedasil. You keep your day allowance."),
    ),
    (TEXT, _l("Not sure? Ask us.")),
)
DUTCH: Sequence[Line] = (
    (
        TEXT,
        _l(
            "“Oefenkans Nederlands” is an offer of Huis van het Nederlands in Brussels, for "
            "people who learn Dutch."
        ),
    ),
    (TEXT, _l("You practise outside the lesson: you speak Dutch with other people.")),
    (
        POINT,
        _l(
            "Where? In several places in Brussels. At a Babbelut table you sit together and talk "
            "Dutch: there are such tables in Muntpunt too."
        ),
    ),
    (POINT, _l("Which level? You know some basic Dutch already.")),
    (
        TEXT,
        _l(
            "Huis van het Nederlands tells you what fits your level, and where it is. Go there "
            "or call."
        ),
    ),
)
STANDARD: Mapping[str, Sequence[Line]] = {"explain_welcome": WELCOME, "explain_dutch": DUTCH}


def standard_text(name: str, language: str) -> str:
    """Return what we say where a desk wrote nothing; nothing for a setting without such a text."""
    with speaking(language):
        return "\n".join(f"{mark}{words}" for mark, words in STANDARD.get(name, ()))


def said_in(settings: DeskSettings, name: str, language: str) -> str:
    """Return what a desk says in a language: its own text, else ours."""
    own: str = getattr(settings, name).by_language.get(language, "")
    return own or standard_text(name, language)
