"""Reading a file and comparing it with what we have; nothing is changed."""

from vrijwilligers.vacancies.actions import plans, previews, uploads
from vrijwilligers.vacancies.actions.profiles import Chosen, Follow
from vrijwilligers.vacancies.actions.uploads import Looked
from vrijwilligers.vacancies.models import VacancyImport
from vrijwilligers.vacancies.readers import Manner
from vrijwilligers.vacancies.readers.mappings import ColumnMap
from vrijwilligers.vacancies.readers.rows import not_followed
from vrijwilligers.vacancies.rules import Upload
from vrijwilligers.vocabulary.problems import Stale


def look_at(upload: Upload, chosen: Chosen) -> Looked:
    """Read a file as was chosen and say what it would change; raise ``Unreadable``."""
    plan = plans.of_file(
        upload.content,
        upload.source_name,
        is_complete=upload.is_complete,
        manner=chosen.manner,
    )
    return Looked(plan, previews.of_plan(plan), chosen.manner, chosen.profile_id)


def look_as(record: VacancyImport, told: ColumnMap) -> Looked:
    """Read a file that waits by columns as they were told; raise ``Stale`` or ``Unreadable``."""
    if record.content is None:
        raise Stale
    manner = Manner("canonical", told)
    plan = plans.of_file(
        record.content, record.source_name, is_complete=record.is_complete, manner=manner
    )
    return Looked(plan, previews.of_plan(plan), manner)


def look_again(record: VacancyImport, follow: Follow = not_followed) -> Looked:
    """Read a file that waits once more; raise ``Stale`` when its content is gone."""
    plan, manner = uploads.plan_of(record, follow), uploads.manner_of(record)
    return Looked(plan, previews.of_plan(plan), manner, record.profile_id)
