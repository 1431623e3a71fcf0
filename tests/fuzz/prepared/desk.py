"""The desk that is prepared: who works there, and what there is to open."""

from tests.accounts.people import known
from tests.fuzz.prepared.accounts import prepare_staff
from tests.fuzz.prepared.candidates import prepare_candidates
from tests.fuzz.prepared.desk_pages import prepare_desk_pages
from tests.fuzz.prepared.imports import prepare_imports
from tests.fuzz.prepared.links import prepare_links
from tests.fuzz.prepared.markets import prepare_markets
from tests.fuzz.prepared.matching import let_nothing_fit, prepare_introductions, waiting
from tests.fuzz.prepared.organisations import prepare_organisations, prepare_papers
from tests.fuzz.prepared.pool import prepare_pool
from tests.fuzz.prepared.referrers import prepare_referrers
from tests.fuzz.prepared.undoable import do_what_can_be_undone, leave_what_waits
from tests.fuzz.prepared.vacancies import prepare_vacancies
from vrijwilligers.accounts.actions import sessions
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now, today


class PreparedDesk:
    """Makes the records, and remembers by name in the address what there is to open."""

    def __init__(self, app, make):
        self.app, self.make, self.database = app, make, make.session
        self.roles = ("reception", "coordinator", "administrator")
        self.colleague = known(make, *self.roles, secrecy_signed_on=today())
        self.numbers = {}
        self.imports = {}
        self.tokens = []
        self.known = {}
        self.sessions = {"nobody": {}}

    def fill(self):
        """Make all of it."""
        prepare_staff(self)
        prepare_organisations(self)
        prepare_papers(self)
        prepare_vacancies(self)
        prepare_candidates(self)
        prepare_pool(self)
        prepare_markets(self)
        prepare_introductions(self)
        prepare_desk_pages(self)
        prepare_referrers(self)
        prepare_links(self)
        prepare_imports(self)
        do_what_can_be_undone(self, candidate=waiting(self))
        leave_what_waits(self)
        let_nothing_fit(self)
        self.database.commit()
        return self

    def note(self, name, *records):
        """Remember records under the name that they have in an address."""
        self.database.flush()
        self.numbers.setdefault(name, []).extend(getattr(one, "id", one) for one in records)

    def open_session(self, name, member):
        """Let a member of staff come in: pages are opened in this session, which has a name."""
        with transaction():
            token = sessions.start(member, at=now())
        self.sessions[name] = {"_user_id": token, "language": "en"}
        return token
