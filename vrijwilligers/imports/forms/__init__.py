"""What the pages of imports ask."""

import re
import secrets
from pathlib import PurePath

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, HiddenField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from vrijwilligers.imports.rules import ImportKind, ImportOptions, Upload
from vrijwilligers.vocabulary.text import one_line
from vrijwilligers.web.editing import ActionForm
from vrijwilligers.web.forms import LONGEST_LINE, Form, choices

LETTERS = "abcdefghijklmnop"  # digits could seem a national register number, and be refused
PROGRESS = re.compile(f"[{LETTERS}]{{32}}")


def _new_key() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(32))


class ProgressField(HiddenField):
    """A key that we made; of anything else that is sent a new one takes the place."""

    is_ours = False

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a key."""
        self.is_ours = bool(valuelist) and bool(PROGRESS.fullmatch(valuelist[0]))
        self.data = valuelist[0] if self.is_ours else _new_key()


class WatchedForm(Form):
    """A form of which the work takes a while; a script shows how far it is, under a random key."""

    progress = ProgressField(default=_new_key)

    def progress_key(self) -> str | None:
        """Return the key under which progress is told, if it is one that we made."""
        return self.progress.data if self.progress.is_ours else None


class UploadForm(WatchedForm):
    """A file."""

    file = FileField(_l("File"), validators=[FileRequired(_l("Choose a file."))])

    def upload(self) -> Upload:
        """Hand over the file with what was said of it."""
        return Upload(
            content=self.file.data.read(),
            file_name=one_line(PurePath(self.file.data.filename).name[:LONGEST_LINE]),
            options=self.options(),
        )

    def options(self) -> ImportOptions:
        """Return what was said of the file."""
        return ImportOptions()


class SourceUploadForm(UploadForm):
    """A file, and the source that it comes from."""

    source_name = StringField(
        _l("Source"),
        description=_l(
            "Who the list comes from. Give the same name every time: "
            "that is how we know which rows are the same."
        ),
        validators=[DataRequired(_l("Enter the name of the source.")), Length(max=LONGEST_LINE)],
    )

    def options(self) -> ImportOptions:
        """Return what was said of the file."""
        return ImportOptions(source_name=self.source_name.data)


class CompleteUploadForm(SourceUploadForm):
    """A file of a source that can be complete: what is absent is then withdrawn."""

    is_complete = RadioField(
        _l("Is this the complete list of this source?"),
        description=_l(
            "If it is, vacancies of this source that are not in the file will be withdrawn. "
            "A feed is always complete."
        ),
        choices=choices(
            {"no": _l("No, a part. What is not in it stays."), "yes": _l("Yes, complete.")}
        ),
        default="no",
        validators=[InputRequired(_l("Say whether the list is complete."))],
    )

    def options(self) -> ImportOptions:
        """Return what was said of the file."""
        is_complete = self.is_complete.data == "yes"
        return ImportOptions(source_name=self.source_name.data, is_complete=is_complete)


def upload_form(kind: ImportKind) -> UploadForm:
    """Return the form that asks for a file of a kind."""
    if kind.withdraws:
        form: UploadForm = CompleteUploadForm()
    else:
        form = SourceUploadForm() if kind.source_names else UploadForm()
    form.file.description = kind.words.file_hint
    return form


class TakeOverForm(WatchedForm, ActionForm):
    """The last word before a file is brought in, with the question of its kind."""

    is_ticked = BooleanField("")
    is_another = BooleanField(_l("This is another list: its rows come in beside those."))
