"""What is printed of a market: the booklet, the orientation table, and the sheets of a booklet."""

from vrijwilligers.exchange.documents import Print
from vrijwilligers.markets.documents.booklet import (
    BookletLook,
    Personal,
    generic_booklet,
    generic_content,
    personal_booklet,
    personal_content,
)
from vrijwilligers.markets.documents.clients import appointment_list, clients_list
from vrijwilligers.markets.documents.orientation import (
    NoTaskIsChecked,
    OrientationLook,
    OrientationPaper,
    orientation_content,
    orientation_table,
    tasks_of,
)
from vrijwilligers.markets.documents.parts import hour_of, in_language
from vrijwilligers.markets.documents.report import ReportInWords, market_report, report_in_words
from vrijwilligers.markets.documents.sheets import folded, trial_sheet
from vrijwilligers.markets.documents.stand_sheets import stand_sheets
from vrijwilligers.markets.documents.uitdatabank import uitdatabank_event
from vrijwilligers.markets.documents.visitors import (
    languages_of_fiche,
    personal_by,
    personal_of,
    talents_of_code,
    talents_of_fiche,
    visit_at,
    way_in_words,
)
from vrijwilligers.markets.documents.ways import changed_ways, changed_ways_list

__all__ = [
    "BookletLook",
    "NoTaskIsChecked",
    "OrientationLook",
    "OrientationPaper",
    "Personal",
    "Print",
    "ReportInWords",
    "appointment_list",
    "changed_ways",
    "changed_ways_list",
    "clients_list",
    "folded",
    "generic_booklet",
    "generic_content",
    "hour_of",
    "in_language",
    "languages_of_fiche",
    "market_report",
    "orientation_content",
    "orientation_table",
    "personal_booklet",
    "personal_content",
    "personal_by",
    "personal_of",
    "report_in_words",
    "stand_sheets",
    "talents_of_code",
    "talents_of_fiche",
    "tasks_of",
    "trial_sheet",
    "uitdatabank_event",
    "visit_at",
    "way_in_words",
]
