"""How imports of vacancies are spoken of."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.imports.rules import ImportWords
from vrijwilligers.imports.rules.kinds import DifferenceInWords
from vrijwilligers.imports.rules.rows import RowDifference
from vrijwilligers.vacancies.wording.fields import code_names
from vrijwilligers.vacancies.wording.files import STATES, say_change

WOULD = {
    "new": lambda n: ngettext(
        "%(num)s vacancy would be new.", "%(num)s vacancies would be new.", n
    ),
    "changed": lambda n: ngettext(
        "%(num)s vacancy would be changed.", "%(num)s vacancies would be changed.", n
    ),
    "unchanged": lambda n: ngettext(
        "%(num)s vacancy would stay as it is.", "%(num)s vacancies would stay as they are.", n
    ),
    "withdrawn": lambda n: ngettext(
        "%(num)s vacancy would be withdrawn: it is gone from the source.",
        "%(num)s vacancies would be withdrawn: they are gone from the source.",
        n,
    ),
    "rejected": lambda n: ngettext("%(num)s row is rejected.", "%(num)s rows are rejected.", n),
}
DID = {
    "new": lambda n: ngettext("%(num)s vacancy is new.", "%(num)s vacancies are new.", n),
    "changed": lambda n: ngettext(
        "%(num)s vacancy was changed.", "%(num)s vacancies were changed.", n
    ),
    "unchanged": lambda n: ngettext(
        "%(num)s vacancy is unchanged.", "%(num)s vacancies are unchanged.", n
    ),
    "withdrawn": lambda n: ngettext(
        "%(num)s vacancy was withdrawn: it is gone from the source.",
        "%(num)s vacancies were withdrawn: they are gone from the source.",
        n,
    ),
    "rejected": lambda n: ngettext("%(num)s row was rejected.", "%(num)s rows were rejected.", n),
}


def _later(n: int) -> str:
    return ngettext(
        "Of %(num)s vacancy another file of this source said something later: that stays.",
        "Of %(num)s vacancies another file of this source said something later: that stays.",
        n,
    )


UNDOING = {
    "removed": lambda n: ngettext(
        "%(num)s new vacancy is removed.", "%(num)s new vacancies are removed.", n
    ),
    "withdrawn": lambda n: ngettext(
        "%(num)s new vacancy is in use: it is withdrawn, not removed.",
        "%(num)s new vacancies are in use: they are withdrawn, not removed.",
        n,
    ),
    "restored": lambda n: ngettext(
        "%(num)s vacancy becomes what it was before.",
        "%(num)s vacancies become what they were before.",
        n,
    ),
    "republished": lambda n: ngettext(
        "%(num)s vacancy that was gone comes back.",
        "%(num)s vacancies that were gone come back.",
        n,
    ),
    "stays": lambda n: ngettext(
        "%(num)s vacancy was changed by somebody since: it stays as it is.",
        "%(num)s vacancies were changed by somebody since: they stay as they are.",
        n,
    ),
    "later": _later,
}
UNDID = {
    "removed": lambda n: ngettext(
        "%(num)s new vacancy was removed.",
        "%(num)s new vacancies were removed.",
        n,
    ),
    "restored": lambda n: ngettext(
        "%(num)s vacancy is as it was before.",
        "%(num)s vacancies are as they were before.",
        n,
    ),
    "republished": lambda n: ngettext(
        "%(num)s vacancy that was gone is back.",
        "%(num)s vacancies that were gone are back.",
        n,
    ),
    "withdrawn": lambda n: ngettext(
        "%(num)s new vacancy was in use: it is withdrawn, not removed.",
        "%(num)s new vacancies were in use: they are withdrawn, not removed.",
        n,
    ),
    "stays": lambda n: ngettext(
        "%(num)s vacancy was changed by somebody since: it stays as it is.",
        "%(num)s vacancies were changed by somebody since: they stay as they are.",
        n,
    ),
    "later": _later,
}


def _say(difference: RowDifference) -> DifferenceInWords:
    return say_change(difference, code_names())


WORDS = ImportWords(
    things=_l("Vacancies"),
    list_page="vacancies.index",
    record_page=("vacancies.show", "vacancy_id"),
    new_heading=_l("Bring in a file with vacancies"),
    new_lead=_l("You first see what would change. Nothing is changed until you take it over."),
    none_yet=_l(
        "No file was brought in yet. A file is tried out first: you see what would change before "
        "anything does."
    ),
    file_hint=_l(
        "CSV, Excel (.xlsx), LibreOffice (.ods), a feed (XML or JSON), or a saved web page "
        "with a vacancy."
    ),
    nothing=_l("Nothing: there are no vacancies in this file."),
    accept=".csv,.txt,.tsv,.xlsx,.ods,.xml,.json,.jsonld,.html,.htm",
    heading=lambda source: _("Vacancies of %(source)s", source=source),
    to_the_list=_l("To the vacancies"),
    take_over=_l("Take these vacancies over"),
    taken_over=_l("The vacancies were taken over."),
    undo_heading=lambda source: _("Undo the import of %(source)s?", source=source),
    undo_note=_l(
        "Organisations that came with the file go too, unless something is known of them. "
        "The same file can be brought in again."
    ),
    states=STATES,
    would=WOULD,
    did=DID,
    undoing=UNDOING,
    undid=UNDID,
    look_at=lambda n: ngettext(
        "Look at the %(num)s vacancy that is missing",
        "Look at the %(num)s vacancies that are missing",
        n,
    ),
    looks_like="",
    say_difference=_say,
)
