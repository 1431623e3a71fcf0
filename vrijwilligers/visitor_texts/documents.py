"""The table of the texts that a translator gets, as a workbook or as a PO file.

Nothing of anybody stands in it: it is the texts of this desk alone.
"""

from datetime import datetime
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from flask_babel import gettext as _

from vrijwilligers.exchange.sheets import Sheet, xlsx_of
from vrijwilligers.visitor_texts.queries.states import LanguageState
from vrijwilligers.visitor_texts.rules.checks import places_of
from vrijwilligers.visitor_texts.rules.texts import SourceText
from vrijwilligers.visitor_texts.wording.places import say_place
from vrijwilligers.vocabulary.languages import LANGUAGES, language_name, say_day


def workbook_of(state: LanguageState, *, at: datetime) -> bytes:
    """Write the texts as XLSX: one row a text, the new language beside ours."""
    code = state.language.code
    rows = [
        (
            one.key,
            say_place(one),
            *(one.said[language] for language in LANGUAGES),
            state.words.get(one.key, ""),
            one.longest,
        )
        for one in state.sources
    ]
    return xlsx_of(
        Sheet(
            title=_("Texts: %(language)s", language=language_name(code)),
            columns=("key", _("where"), *LANGUAGES, code, _("at most")),
            rows=rows,
            about=_about(state, at),
        )
    )


def _about(state: LanguageState, at: datetime) -> dict[str, str]:
    code = state.language.code
    return {
        _("Made on"): say_day(at),
        _("Fill in"): _("Write in the column “%(code)s” alone. Leave “key” as it is.", code=code),
        _("What stays"): _(
            "Keep %(places)s and the like: something is filled in there.",
            places="%(day)s, {page}",
        ),
        _("How long"): _("Where a number stands under “at most”, there is room for so many signs."),
        _("Formatting"): _("Make nothing bold or coloured: only the text comes back."),
    }


def po_of(state: LanguageState, *, at: datetime) -> bytes:
    """Write the texts as PO: the key is the context, Dutch is the source, others are comments."""
    catalog = Catalog(
        locale=state.language.code,
        project=_("Texts for visitors"),
        version="1",
        creation_date=at,
        revision_date=at,
        fuzzy=False,
    )
    for one in state.sources:
        catalog.add(
            one.dutch,
            state.words.get(one.key, ""),
            context=one.key,
            auto_comments=_comments(one),
            flags=("python-format",) if "%(" in one.dutch else (),
        )
    written = BytesIO()
    write_po(written, catalog, width=0)
    return written.getvalue()


def _comments(source: SourceText) -> list[str]:
    said = [f"{language}: {source.said[language]}" for language in LANGUAGES if language != "nl"]
    kept = ", ".join(places_of(source.dutch))
    lines = [
        say_place(source),
        *said,
        _("Keep: %(places)s", places=kept) if kept else "",
        _("At most %(count)s signs", count=source.longest) if source.longest else "",
    ]
    return [part for line in lines for part in line.splitlines() if part]
