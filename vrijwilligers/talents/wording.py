"""What visitors said of a pictogram, and who uses a line of a list, in words."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.talents.models import CodeList, CodeListChange
from vrijwilligers.talents.rules.comprehension import (
    ENOUGH,
    AnswerOutcome,
    Comprehension,
    Tally,
    VisitorLanguage,
)
from vrijwilligers.talents.rules.details import CodeListKind, ListChangeKind
from vrijwilligers.talents.rules.files import TalentUse
from vrijwilligers.vocabulary.languages import spoken

OUTCOMES = {
    AnswerOutcome.RIGHT: _l("Says what it means"),
    AnswerOutcome.WRONG: _l("Says something else"),
    AnswerOutcome.NOTHING: _l("Does not know"),
}
VISITOR_LANGUAGES = {
    VisitorLanguage.NL: _l("Dutch"),
    VisitorLanguage.FR: _l("French"),
    VisitorLanguage.EN: _l("English"),
    VisitorLanguage.OTHER: _l("another language"),
}
COMPREHENSION = {
    Comprehension.NOT_TESTED: _l("not tested yet"),
    Comprehension.UNCLEAR: _l("not clear enough"),
    Comprehension.CLEAR: _l("clear"),
}

LIST_CHANGES = {
    ListChangeKind.ADDED: _l("added"),
    ListChangeKind.CHANGED: _l("edited"),
    ListChangeKind.MOVED: _l("moved"),
    ListChangeKind.IMPORTED: _l("a file was imported"),
}
CHOOSES = {
    "organisation": _l("an organisation chooses it"),
    "candidate": _l("a candidate chooses it"),
}


def say_tally(tally: Tally) -> str:
    """Say how many understood a pictogram, and how many are still to be asked."""
    if not tally.total:
        return _("Nobody was asked yet.")
    said = _("%(right)s of %(total)s said what it means.", right=tally.right, total=tally.total)
    if tally.comprehension != Comprehension.NOT_TESTED:
        return said
    left = ENOUGH - tally.total
    asks = ngettext("Ask %(num)s more person.", "Ask %(num)s more people.", left)
    return f"{said} {asks}"


def say_under(kind: CodeListKind, code: str, uses: Mapping[str, TalentUse]) -> str:
    """Say of a line of a list who uses it, or who chooses it."""
    if kind == CodeListKind.SENTENCES:
        return str(CHOOSES[code.partition(".")[0]])
    if kind == CodeListKind.PROJECTS:
        return ""
    use = uses.get(code, TalentUse())
    fiches = ngettext("%(num)s fiche", "%(num)s fiches", use.fiches)
    vacancies = ngettext("%(num)s vacancy", "%(num)s vacancies", use.vacancies)
    return f"{fiches} · {vacancies}"


def say_last_change(change: CodeListChange, items: Sequence[CodeList]) -> str:
    """Say what was done to a list last, and to what on it."""
    names = {item.code: item.name(spoken()) for item in items}
    done = str(LIST_CHANGES[change.kind])
    name = names.get(change.code or "", change.code)
    return _("%(name)s: %(done)s", name=name, done=done) if name else done
