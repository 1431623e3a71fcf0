"""Each kind of thing that files bring in, at each step of an import."""

from datetime import timedelta

from tests.candidates.lists import LONG_AGO, SAMIRA, TOM
from tests.fuzz.prepared.candidates import SOURCE
from tests.imports.bringing_in import begun, compared, taken_over, uploaded
from tests.organisations import files as organisations
from tests.organisations.files import table
from tests.vacancies import reading as vacancies
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.imports.actions import uploads
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.records.db import transaction
from vrijwilligers.registry import registry
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vocabulary.clock import now

HOUR = timedelta(hours=1)
FILES = (
    (CANDIDATES, table(SAMIRA, TOM, TOM | {"email": "geen adres", "consent_given_on": LONG_AGO})),
    (ORGANISATIONS, table(organisations.WHOLE, organisations.BRIDGE, {"name": ""})),
    (
        VACANCIES,
        vacancies.table(
            vacancies.WHOLE,
            vacancies.WHOLE | {"source_id": "S2", "category": "Iets nieuws"},
            {"source_id": "S3"},
        ),
    ),
)
ASKING = b"Wat;Nog iets;Hoe heet het\r\nSoep koken;twee;De Brug\r\n"  # columns that nobody knows


def prepare_imports(prepared):
    """Bring each kind of thing that files bring in to each step of an import."""
    known = {name for feature in registry().features for name in feature.import_kinds}
    assert {kind.name for kind, _ in FILES} == known, "a kind of import is not walked"
    for kind, content in FILES:
        said = {"source_name": SOURCE} if kind.source_names else {}
        asking = uploads.account_of_waiting(kind, ASKING, uploaded(ASKING).options.read)
        waiting = uploads.account_of(kind, compared(kind, content, **said), content)
        runs = [_tried(prepared, kind, content, waiting, said)]
        runs.append(_tried(prepared, kind, ASKING, asking, said))
        runs.append(taken_over(kind, content, **said))
        if kind.source_names:  # else nothing could be undone
            other = {"source_name": "andere lijst", "is_another": True}
            left, _ = begun(kind, content, at=now() - HOUR, **other)
            runs.append(left)
            again = {"source_name": "nog een lijst"}
            same = uploads.account_of(kind, compared(kind, content, **again), content)
            runs.append(_tried(prepared, kind, content, same, again))
        prepared.imports[kind.name] = runs


def _tried(prepared, kind, content, account, said):
    with transaction():
        run = uploads.try_out(
            kind, uploaded(content, **said), account, by=prepared.colleague.id, at=now()
        )
        return run.id
