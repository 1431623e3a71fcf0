"""What a code list said is kept before it changes, and put back by who undoes that."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.talents.models import CodeList, CodeListChange
from vrijwilligers.talents.queries.list_changes import ListContent, is_referred_to, last_change
from vrijwilligers.talents.queries.lists import hold_all
from vrijwilligers.talents.rules.details import ListChangeKind
from vrijwilligers.vocabulary.problems import Problem, Stale


class IsUsedMeanwhile(Problem):
    """What was added stands on a fiche, a vacancy or an introduction since."""

    message = _l("It is used since it was added. Change it, and no longer offer it.")


def keep(
    code_list: type[CodeList], before: ListContent, kind: ListChangeKind, code: str | None
) -> None:
    """Keep what a list said before a change."""
    listed = code_list.__tablename__
    db.session.add(CodeListChange(listed=listed, kind=kind, code=code, before=before))
    db.session.flush()


def undo(code_list: type[CodeList], *, seen: int) -> None:
    """Put a list back as it was before its last change; the one before that is the last then.

    Raise ``Stale`` when a colleague changed the list in the meantime, ``IsUsedMeanwhile`` when what
    was added is used.
    """
    listed = {item.code: item for item in hold_all(code_list)}
    change = last_change(code_list)
    if change is None or change.id != seen:
        raise Stale
    before = {row["code"]: row for row in change.before}
    added = [item for code, item in listed.items() if code not in before]
    if any(is_referred_to(code_list, item.code) for item in added):
        raise IsUsedMeanwhile
    for item in added:
        db.session.delete(item)
    for code in listed.keys() & before.keys():
        for name, value in before[code].items():
            setattr(listed[code], name, value)
    db.session.delete(change)
    db.session.flush()
