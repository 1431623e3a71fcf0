"""Keeping a call with a name to begin the next one from; renaming and removing it, and undoing."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.pool.feature import TemplateDeed
from vrijwilligers.pool.models import Call, CallTemplate
from vrijwilligers.pool.queries import templates as queries
from vrijwilligers.records import audit
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.problems import Problem


class TemplateNameIsTaken(Problem):
    """Two templates cannot be told apart."""

    message = _l("Another template is called so. Choose another name.")
    field = "name"


class NothingToPutBack(Problem):
    """It was put back already, or removed too long ago."""

    message = _l("There is nothing to put back any more.")


def keep(call: Call, name: str, *, by: int | None) -> CallTemplate:
    """Keep a call with a name."""
    if queries.name_is_taken(name):
        raise TemplateNameIsTaken
    template = CallTemplate(call_id=call.id, name=name)
    db.session.add(template)
    return _noted(template, TemplateDeed.KEPT, by)


def rename(template: CallTemplate, name: str, *, by: int | None) -> None:
    """Give a template another name; the one before can be put back."""
    if name == template.name:
        return
    if queries.name_is_taken(name, but=template.id):
        raise TemplateNameIsTaken
    template.name, template.name_before = name, template.name
    _noted(template, TemplateDeed.RENAMED, by)


def name_back(template: CallTemplate, *, by: int | None) -> None:
    """Call a template again as it was called before."""
    if template.name_before is None or template.removed_at is not None:
        raise NothingToPutBack
    if queries.name_is_taken(template.name_before, but=template.id):
        raise TemplateNameIsTaken
    template.name, template.name_before = template.name_before, None
    _noted(template, TemplateDeed.RENAMED, by)


def remove(template: CallTemplate, *, by: int | None, at: datetime) -> None:
    """Begin no call from a template any more; removing it twice is once."""
    if template.removed_at is None:
        template.removed_at = at
        _noted(template, TemplateDeed.REMOVED, by)


def put_back(template: CallTemplate, *, by: int | None, at: datetime) -> None:
    """Let a template that was removed be there again."""
    if template.removed_at is None:
        return
    if template.removed_at <= at - queries.PUT_BACK_WITHIN:
        raise NothingToPutBack
    if queries.name_is_taken(template.name):
        raise TemplateNameIsTaken
    template.removed_at = None
    _noted(template, TemplateDeed.PUT_BACK, by)


def forget_each_night(at: datetime) -> None:
    """Forget what was removed too long ago to put it back."""
    with transaction():
        for template in queries.gone(at):
            db.session.delete(template)


def _noted(template: CallTemplate, deed: TemplateDeed, by: int | None) -> CallTemplate:
    db.session.flush()
    audit.record(deed, template, by=by)
    return template
