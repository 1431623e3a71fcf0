"""Two desks that do the same deed at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.problems import Stale

PATIENCE = 300  # seconds: nothing fails for being slow


def at_once(app, deed):
    """Do the same deed at two desks at the same moment; return what each was told."""
    start = Barrier(2, timeout=PATIENCE)

    def work(_):
        with app.app_context():
            start.wait()
            try:
                with transaction():
                    deed()
            except Stale:
                return "done already"
            return "done"

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(work, range(2)))
