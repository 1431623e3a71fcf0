"""Which reading of a file somebody saw: a colleague may say meanwhile what its columns mean."""

import json

from vrijwilligers.imports.models import ImportRun
from vrijwilligers.web.editing import version_of


def version_of_reading(run: ImportRun) -> int:
    """Return a number that changes when a file is read in another way."""
    return version_of(json.loads(run.options)["read"])
