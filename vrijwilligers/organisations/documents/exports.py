"""A list of organisations as a file: a table, or the address cards of their contact persons."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select

from vrijwilligers.exchange.exports import (
    CARDS,
    ExportFile,
    ExportFormat,
    ExportReason,
    ExportStamp,
    NothingToHandOut,
    file_name,
    handout,
    refuse_impossible,
    table,
)
from vrijwilligers.exchange.sheets import Sheet
from vrijwilligers.organisations.documents import canonical, in_words
from vrijwilligers.organisations.documents.cards import cards
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries import exports
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem


class NobodyIsKnown(Problem):
    """There are organisations, but no cards to make."""

    message = _l("There are no cards to hand out: we know nobody there by name.")


@dataclass(frozen=True, kw_only=True)
class OrganisationExport:
    """What is asked: which organisations, as what, and who asks."""

    question: Select[Organisation]
    shown: str  # the question in words
    chosen: Sequence[str] = ()  # what of it stands in the name of the file
    shape: ExportFormat
    stamp: ExportStamp
    desk: str  # our own address


def make(order: OrganisationExport) -> ExportFile:
    """Write the list as it stands on the screen, all of its pages."""
    refuse_impossible(order.shape, order.stamp.reason)
    return _cards(order) if order.shape in CARDS else _table(order)


def _table(order: OrganisationExport) -> ExportFile:
    found = exports.whole(order.question)
    if not found:
        raise NothingToHandOut
    about = order.stamp.about(shows=order.shown, count=len(found))
    if order.stamp.reason == ExportReason.CORRECT:
        rows = map(canonical.cells_of, found)
        sheet = Sheet(_("Organisations"), canonical.COLUMNS, rows, about)
    else:
        rows = map(in_words.cells_of, found)
        sheet = Sheet(_("Organisations"), in_words.columns(), rows, about)
    return table(_name(order, _("Organisations")), order.shape, sheet, len(found))


def _cards(order: OrganisationExport) -> ExportFile:
    found = exports.whole(order.question)
    count = sum(len(one.contact_persons) for one in found)
    if not count:
        raise NobodyIsKnown
    content = cards(found, desk=order.desk, version=CARDS[order.shape])
    return handout(_name(order, _("Contact persons")), order.shape, content, count)


def _name(order: OrganisationExport, what: str) -> str:
    return file_name((what, *order.chosen), day_of(order.stamp.at))
