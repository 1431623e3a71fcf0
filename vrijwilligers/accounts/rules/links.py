"""The links of the team: what they are for and how long they live."""

from datetime import timedelta

from vrijwilligers.links.rules import LinkPurpose, declare

RESET_PAUSE = timedelta(minutes=15)  # between two mails: the link of the first still works
WELCOME = "accounts.choose_password"

INVITATION = declare(
    LinkPurpose(
        name="invitation",
        endpoint=WELCOME,
        lasts=timedelta(days=7),
        dead_page="accounts/dead_link.html",
        limit="20 per hour",
    )
)
RESET = declare(
    LinkPurpose(
        name="reset",
        endpoint=WELCOME,
        lasts=timedelta(hours=1),
        dead_page="accounts/dead_link.html",
        limit="20 per hour",
    )
)
WELCOMES = (INVITATION, RESET)
