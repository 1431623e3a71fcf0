"""How the words that are not kept are spoken of."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.sensitive_words.rules import WordKind

KIND_WORDS = {
    WordKind.ILLNESS: _l("Illness"),
    WordKind.FAITH: _l("Faith"),
    WordKind.ORIGIN: _l("Origin"),
    WordKind.STATUS: _l("Residence status"),
    WordKind.EXCEPTION: _l("Exceptions"),
}
