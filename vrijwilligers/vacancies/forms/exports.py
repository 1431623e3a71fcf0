"""What handing out a list of vacancies asks."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from vrijwilligers.exchange.exports import ExportFormat
from vrijwilligers.web.exports import ExportForm
from vrijwilligers.web.forms import choices

SHAPES = (ExportFormat.XLSX, ExportFormat.CSV, ExportFormat.ENGAGEMENT)


class VacanciesExportForm(ExportForm):
    """As what a list of vacancies goes out, why, and of which source."""

    source = SelectField(
        _l("Of which source?"),
        description=_l("A file that you correct and bring in again belongs to one source."),
    )

    def ask(self, sources: Sequence[str]) -> None:
        """Fill in what may be chosen."""
        self.offer(*SHAPES)
        names = {name: name for name in sources}
        self.source.choices = choices({"": _l("All, and our own")} | names)
