"""What an import keeps of people goes, with its report when it was undone, else after its term."""

from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.rules.reports import without_words_in


def forget_words(run: ImportRun) -> None:
    """Forget what is kept of the rows of a file, also where its report repeats them."""
    run.report = without_words_in(run.report)
    run.rejected = run.preview = None
