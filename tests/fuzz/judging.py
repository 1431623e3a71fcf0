"""Judges what the desk makes of one request, whatever was asked."""

from tests import page_checks
from tests.fuzz.odd import MARK, words_in
from vrijwilligers.drafts.rules import is_never_kept
from vrijwilligers.imports.actions import parts
from vrijwilligers.vocabulary.clock import now

LOCKED = 423  # its page carries what was sent, also where that has no number of a deed
REFUSED = {409, 422}
PLAINLY = {"careful", "meant", "twice"}  # what was typed in these ways has to be found back


class Fault(AssertionError):
    """The desk did something that it never may."""


class Judge:
    """Looks at one copy of a desk, and lets it go back to what it was."""

    def __init__(self, copy):
        self.copy = copy
        self.requests = 0
        self.state = None  # of the tables, where it is not that of the prepared desk

    def go_back(self):
        """Let all be as it was prepared."""
        self.copy.go_back()
        self.state = None

    def finish_imports(self):
        """Finish what somebody left half-way: whoever brings in a file does that first."""
        with self.copy.app.app_context():
            parts.resume(now())
        self.remember()

    def remember(self):
        """Let all that is there now be what may not change."""
        self.state = self.copy.desk.state()

    def check(self, response, what):
        """Raise what no answer may be or do."""
        self.requests += 1
        lines = self.copy.lines
        if response.status_code >= 500 or lines.errors:
            raise Fault(f"{response.status_code} {' | '.join(lines.said)[:500]} {what}")
        if self.copy.wrong:
            raise Fault(f"PostgreSQL refuses {self.copy.wrong[0]} {what}")
        if logged := [line for line in lines.said if MARK in line]:
            raise Fault(f"logged: {logged[0][:200]} {what}")
        if is_whole(response) and response.status_code != LOCKED:
            _check_page(page_checks.check, response, what)

    def unchanged(self, what):
        """Raise that something was written."""
        desk = self.copy.desk
        if desk.is_changed and (tables := desk.changed_tables(self.state)):
            raise Fault(f"changed though nothing was to be: {tables} {what}")

    def refused(self, fill, response, what):
        """Raise that a refusal left something, or does not say so with what was typed."""
        self.unchanged(what)
        if response.status_code in REFUSED and is_whole(response):
            _check_page(page_checks.check_refusal, response, what)
            if lost := _typed(fill) - words_in(response.text):
                raise Fault(f"not shown again: {sorted(lost)} {what}")

    def kept(self, fill, pages, what):
        """Raise that what was typed stands nowhere, although it was taken."""
        words = _typed(fill)
        if words and (lost := words - words_in("\n".join([*pages, self.copy.written()]))):
            raise Fault(f"taken and not kept: {sorted(lost)} {what}")


APPOINTMENT = "appointment"  # with another outcome none was made, and what was typed of it goes
OF_AN_APPOINTMENT = frozenset({"place", "with_whom", "travel"})


def is_whole(response):
    """Tell a page from a way to another, a fragment for a script and what is no page."""
    is_page = response.mimetype == "text/html" and not response.location
    return is_page and response.text.lstrip().startswith("<!doctype")


def _check_page(check, response, what):
    try:
        check(response.text)
    except Exception as wrong:
        raise Fault(f"page: {type(wrong).__name__} {str(wrong)[:200]} {what}") from wrong


def _typed(fill):
    """Return the words that have to be found back."""
    outcome = dict(fill.answers).get("outcome", APPOINTMENT)
    left = OF_AN_APPOINTMENT if outcome != APPOINTMENT else frozenset()
    named = [(name, a) for name, a in fill.answers if name not in left and not is_never_kept(name)]
    texts = [a for _name, a in named if isinstance(a, str)]
    return words_in("\n".join(texts)) if fill.way in PLAINLY else set()
