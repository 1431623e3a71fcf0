"""How a setting is refused."""

PREFIX = "VRIJWILLIGERS_"


class WrongSetting(SystemExit):
    """A setting is missing, unsafe or not understood: say which one, and do not start."""
