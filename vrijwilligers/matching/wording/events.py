"""What happened with somebody at the desk, in words."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.rules.events import FicheEventKind

EVENT_WORDS = {
    FicheEventKind.WELCOMED: _l("Heard what volunteering is"),
    FicheEventKind.DUTCH_EXPLAINED: _l("Heard where one can practise Dutch"),
    FicheEventKind.ACCESSIBLE_EXPLAINED: _l("Heard which organisations are accessible"),
    FicheEventKind.SUGGESTED: _l("Saw this vacancy"),
    FicheEventKind.HANDED_OUT: _l("Took this vacancy along on paper"),
    FicheEventKind.GOES_ALONE: _l("Goes there without an introduction"),
    FicheEventKind.REACHED: _l("Reached by phone"),
    FicheEventKind.NOT_REACHED: _l("Not reached by phone"),
    FicheEventKind.MAILED: _l("Got an e-mail"),
    FicheEventKind.TEXTED: _l("Got a text message"),
}
