"""The texts of consent are kept as they were read, each once, when somebody first agrees to it."""

from collections.abc import Mapping

from vrijwilligers.candidates import queries
from vrijwilligers.candidates.models import ConsentText
from vrijwilligers.candidates.rules import ConsentPurpose, ResolvedText
from vrijwilligers.candidates.wording import TEXT_CHANGED, text_of
from vrijwilligers.extensions import db
from vrijwilligers.settings import queries as settings
from vrijwilligers.vocabulary.problems import Problem


class TextHasChanged(Problem):
    """The text that was read is not the one of now, and nobody agreed to it before."""

    message = TEXT_CHANGED

    def __init__(self, purpose: ConsentPurpose) -> None:
        super().__init__()
        self.field = purpose


def text_shown(
    purpose: ConsentPurpose, language: str, shown: Mapping[ConsentPurpose, str] | None
) -> ConsentText:
    """Return the text that was read, as it is kept: what was shown is what is agreed (P-03).

    Raise ``TextHasChanged`` when it is known no more, for the desk said something else meanwhile.
    """
    text = text_of(purpose, language)
    digest = text.digest if shown is None else shown.get(purpose, "")
    kept = queries.kept_text(purpose, language, digest)
    if kept is None and digest != text.digest:
        raise TextHasChanged(purpose)
    return kept or _keep(text)


def _keep(text: ResolvedText) -> ConsentText:
    settings.hold()  # two colleagues may be the first together
    known = queries.kept_text(text.purpose, text.language, text.digest)
    if known:
        return known
    kept = ConsentText(
        purpose=text.purpose,
        language=text.language,
        version=queries.latest_version(text.purpose, text.language) + 1,
        body=text.body,
        months=text.months,
        digest=text.digest,
    )
    db.session.add(kept)
    db.session.flush()
    return kept
