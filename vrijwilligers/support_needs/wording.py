"""How consent for support needs is asked; why they stay shut."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import ConsentQuestion, templates_of
from vrijwilligers.support_needs.rules import SupportObstacle

CONSENT = ConsentQuestion(
    words=_l("You may note what I need to volunteer"),
    templates=templates_of(ConsentPurpose.SUPPORT_NEEDS),
)
OBSTACLES = {
    SupportObstacle.NOT_SIGNED: _l(
        "You can open this once you signed to keep it secret. Ask a coordinator."
    ),
    SupportObstacle.NO_CONVERSATION: _l(
        "This opens in a conversation of today. Count the conversation first, on the fiche."
    ),
}
