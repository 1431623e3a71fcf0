"""What the words bring that the desk does not keep: their page, and what is logged."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Deed, Feature, Permission


class SensitiveWordPermission(Permission):
    """Whether one may say which words are not kept."""

    WRITE = "sensitive_word:write"


class SensitiveWordDeed(Deed, thing="sensitive_word"):
    """What happens to the list."""

    ADDED = "word added", _l("added a word that is not kept")
    REMOVED = "word removed", _l("removed a word that is not kept")


class CandidateTextDeed(Deed, thing="candidate"):
    """What happens to a text about a candidate."""

    LET_THROUGH = "word let through", _l("said that a word means something else here")


FEATURE = Feature(
    name="sensitive_words",
    models=("vrijwilligers.sensitive_words.models",),
    pages=("vrijwilligers.sensitive_words.views",),
    not_about_candidates=frozenset({"sensitive_words"}),
    menu_entry="settings.desk",
    permissions={Role.COORDINATOR: frozenset(SensitiveWordPermission)},
    deeds=(SensitiveWordDeed, CandidateTextDeed),
)
