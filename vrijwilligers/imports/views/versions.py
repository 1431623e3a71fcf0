"""Which reading of a file somebody saw: a colleague may say meanwhile what its columns mean."""

import json

from vrijwilligers.imports.models import ImportRun
from vrijwilligers.web.editing import version_of


def version_of_reading(run: ImportRun) -> int:
    """Return a number that changes when a file is read in another way."""
    options = json.loads(run.options)
    return version_of({name: options[name] for name in ("read", "source_name")})
