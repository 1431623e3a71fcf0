"""What bringing in a file with organisations asks."""

from pathlib import PurePath

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField

from vrijwilligers.organisations.rules.uploads import Upload
from vrijwilligers.web.forms import LONGEST_LINE, Form


class UploadForm(Form):
    """A file with organisations."""

    file = FileField(
        _l("File"),
        description=_l(
            "CSV or Excel (.xlsx) with the columns of the empty template, "
            "or a search answer of the Verenigingsregister (.json)."
        ),
        validators=[FileRequired(_l("Choose a file."))],
    )

    def details(self) -> Upload:
        """Hand over the file with its name."""
        return Upload(
            content=self.file.data.read(),
            file_name=PurePath(self.file.data.filename).name[:LONGEST_LINE],
        )


class TakeOverForm(Form):
    """The last word before a file is brought in."""

    replaces = BooleanField(_l("Also replace what we have by what the file says."))

    def ask_about(self, number: int) -> None:
        """Name in how many organisations something would be replaced."""
        self.replaces.label.text = ngettext(
            "Also replace what we have in %(num)s organisation by what the file says.",
            "Also replace what we have in %(num)s organisations by what the file says.",
            number,
        )
