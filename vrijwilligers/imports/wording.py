"""How a file that is brought in is spoken of."""

from flask_babel import gettext as _

from vrijwilligers.imports.models import ImportRun
from vrijwilligers.vocabulary.languages import say_day


def say_file(run: ImportRun) -> str:
    """Name a file; once it was taken over its own name is gone, which may be that of a person."""
    return run.file_name or say_file_by_day(run)


def say_file_by_day(run: ImportRun) -> str:
    """Name a file without its own name."""
    return _("File of %(date)s", date=say_day(run.uploaded_at))
