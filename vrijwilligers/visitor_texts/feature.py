"""What the texts for visitors bring: languages as data, their page, and who vouches for them."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Deed, Event, Feature, Permission


class VisitorTextPermission(Permission):
    """What one may do with languages for visitors."""

    WRITE = "visitor_text:write"  # add a language, take its texts in, sign them


class AddedLanguageDeed(Deed, thing="added_language"):
    """What happens to a language for visitors."""

    ADDED = "language added", _l("added a language for visitors")
    TEXTS_CHANGED = "texts changed", _l("took in texts of a language for visitors")
    SIGNED = "texts signed", _l("signed texts of a language for visitors")
    REMOVED = "language removed", _l("removed a language for visitors")


class VisitorTextsAsked(Event):
    """A question: which texts does a feature have for visitors? Each answer is a ``TextPart``."""


FEATURE = Feature(
    name="visitor_texts",
    models=("vrijwilligers.visitor_texts.models",),
    pages=("vrijwilligers.visitor_texts.views",),
    not_about_candidates=frozenset({"visitor_texts"}),
    menu_entry="settings.desk",
    permissions={
        Role.COORDINATOR: frozenset(VisitorTextPermission),
        Role.ADMINISTRATOR: frozenset(VisitorTextPermission),
    },
    deeds=(AddedLanguageDeed,),
    listeners={
        VisitorTextsAsked: (
            "vrijwilligers.visitor_texts.wording.parts:general",
            "vrijwilligers.visitor_texts.wording.parts:talents",
            "vrijwilligers.visitor_texts.wording.parts:booklet",
            "vrijwilligers.visitor_texts.wording.parts:orientation",
        )
    },
)
