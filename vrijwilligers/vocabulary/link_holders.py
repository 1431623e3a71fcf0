"""For whom signed links are, who has no account here."""

from enum import StrEnum


class LinkHolder(StrEnum):
    """For whom a link is: the log says it of what is done through one."""

    ORGANISATION = "organisation"
    CANDIDATE = "candidate"
