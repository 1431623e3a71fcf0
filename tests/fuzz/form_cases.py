"""Opens one page or sends one form, which may be odd; judges what the desk makes of it."""

import re
from random import Random
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from flask import g

from tests import page_checks
from tests.fuzz.filling import filled
from tests.fuzz.odd import MARK, odd, words_in
from tests.fuzz.pages import NOBODY, OpenedPage, PageAddresses, read_page
from tests.fuzz.sending import CONTENT_TYPE, body_of
from vrijwilligers.accounts import queries as accounts
from vrijwilligers.imports.actions import parts
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.deed_numbers import new_number

NUMBER = re.compile(r"(?<=/)[0-9]+(?=/|$)")
NUMBERS = ("0", "1", "3", "999999", "9223372036854775808", "1" * 300)
ASKED = ("page", "text", "candidate", "vacancy", "next", "draft", "language", "from", "state")
LANGUAGES = ("nl", "fr", "en")
REFUSED = {409, 422}
PLAINLY = {"meant", "twice"}
NOT_KEPT = set()
DOORS = ("/accounts/sign-in", "/accounts/unlock", "/accounts/second-step")


class Fault(AssertionError):
    """The desk did something that it never may."""


class FormFuzz:
    """Plays visitors of one copy of a desk; after each case the desk is as it was."""

    def __init__(self, copy, sessions):
        self.copy, self.sessions = copy, sessions
        self.addresses = PageAddresses(copy.app)
        self.requests = 0
        self.state = None  # of the tables, where it is not that of the prepared desk

    def open(self, visitor, address):
        """Open a page as it is; return its links and forms."""
        with_faults = f"GET {address} as {visitor}"
        try:
            response = self._client(visitor).get(_path(address))
            self._check(response, with_faults)
            self._unchanged(with_faults)
            links, forms = (), ()
            if response.location:
                links = (response.location,)
            elif response.mimetype == "text/html":
                links, forms = read_page(self.addresses, visitor, address, response.text)
            endpoint = self.addresses.endpoint_of(address)
            return OpenedPage(endpoint, visitor, address, response.status_code, links, forms)
        finally:
            self._go_back()

    def bend(self, chance: Random, visitor, address):
        """Open a page at an address that was changed; return what became of it."""
        try:
            if not chance.randrange(4):
                visitor = chance.choice(sorted(self.sessions))
            address = _bent(chance, address)
            response = self._client(visitor, chance).get(_path(address))
            what = f"GET {address} as {visitor}"
            self._check(response, what)
            self._unchanged(what)
            return str(response.status_code)
        finally:
            self._go_back()

    def send(self, chance: Random, form, way):
        """Send a form, filled in in some way; return what became of it."""
        try:
            if form.method == "GET":
                return self._send_get(chance, form, way)
            if way == "other":
                return self._send_elsewhere(chance, form)
            return self._send(chance, form, filled(chance, form, way))
        finally:
            self._go_back()

    def _send_get(self, chance, form, way):
        answers = filled(chance, form, way).answers
        typed = [(name, value) for name, value in answers if isinstance(value, str)]
        asked = urlencode(typed, errors="surrogatepass")[:20_000]
        address = f"{urlsplit(form.address).path}?{asked}"
        response = self._client(form.visitor, chance).get(_path(address))
        what = f"GET {address} as {form.visitor}"
        self._check(response, what)
        self._unchanged(what)
        return str(response.status_code)

    def _send(self, chance, form, fill):
        client = self._client(form.visitor, chance)
        what = f"POST {form.address} as {form.visitor} ({fill.way}): {_short(fill.answers)}"
        self._finish_imports(form)
        response = self._post(client, form.address, fill.answers)
        self._check(response, what)
        if response.status_code >= 400:
            self._is_refused(fill, response, what)
        elif fill.is_forged and self._view(form, "may_write"):
            raise Fault(f"taken with a forged number: {what}")
        else:
            self._is_done(client, form, fill, response, what)
            if fill.way == "twice" and self._view(form, "may_write"):
                self._again(client, form, fill, response, what)
        return str(response.status_code)

    def _send_elsewhere(self, chance, form):
        """Send it as somebody else, or to another record."""
        fill, others = filled(chance, form, "meant"), sorted({*self.sessions} - {form.visitor})
        if chance.randrange(2) and NUMBER.search(form.address):
            address = NUMBER.sub(lambda _: chance.choice(NUMBERS), form.address)
            answers = self._signed(fill.answers, address, form.visitor)
            return self._send_as(chance, form.visitor, address, answers)
        visitor = chance.choice(others)
        return self._send_as(chance, visitor, form.address, fill.answers, is_let_in=False)

    def _send_as(self, chance, visitor, address, answers, *, is_let_in=True):
        what = f"POST {address} as {visitor}: {_short(answers)}"
        response = self._post(self._client(visitor, chance), address, answers)
        self._check(response, what)
        where = urlsplit(response.location or "").path
        if response.status_code >= 400 or where in DOORS:
            self._unchanged(what)
        elif not is_let_in and visitor == NOBODY:
            raise Fault(f"taken of nobody: {response.status_code} {what}")
        return str(response.status_code)

    def _post(self, client, address, answers):
        return client.post(_path(address), data=body_of(answers), content_type=CONTENT_TYPE)

    def _client(self, visitor, chance=None):
        client = self.copy.app.test_client()
        language = chance.choice(LANGUAGES) if chance else "en"
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        with client.session_transaction() as session:
            session.update(self.sessions[visitor])
            session["language"] = language
        return client

    def _signed(self, answers, address, visitor):
        """Return answers with a number of the deed for another address."""
        token = self.sessions[visitor].get("_user_id")
        with self.copy.app.test_request_context():
            found = token and accounts.of_session(token)
            if found:
                g._login_user = found[0]
            number = new_number(address)
        return [(name, number if name == "deed" else value) for name, value in answers]

    def _view(self, form, mark):
        view = self.copy.app.view_functions[form.endpoint]
        return getattr(view, mark, False)

    def _is_refused(self, fill, response, what):
        self._unchanged(what)
        if response.status_code in REFUSED and _is_whole(response):
            try:
                page_checks.check_refusal(response.text)
            except (AssertionError, ValueError) as wrong:
                raise Fault(f"page: {str(wrong)[:200]} {what}") from wrong
            self._comes_back(fill, response.text, what)

    def _comes_back(self, fill, text, what):
        """What was typed stands in the page that asks it again."""
        if fill.way in PLAINLY and (lost := _typed_words(fill) - words_in(text)):
            raise Fault(f"not shown again: {sorted(lost)} {what}")

    def _is_kept(self, form, fill, pages, what):
        """What was typed stands somewhere, if the form is one that is saved."""
        if (
            fill.way not in PLAINLY
            or not self._view(form, "may_write")
            or form.endpoint in NOT_KEPT
        ):
            return
        words = _typed_words(fill)
        if words and (lost := words - words_in("\n".join([*pages, self.copy.written()]))):
            raise Fault(f"taken and not kept: {sorted(lost)} {what}")

    def _is_done(self, client, form, fill, response, what):
        """Look where it leads, and at the page on which the form stood."""
        pages = [response.text]
        if response.location:
            after = client.get(_path(response.location))
            self._check(after, f"after {what}: {response.location}")
            if after.status_code >= 400:
                raise Fault(f"leads to {after.status_code} {response.location}: {what}")
            pages.append(after.text)
        stood = client.get(_path(form.page))
        self._check(stood, f"after {what}: {form.page}")
        self._is_kept(form, fill, [*pages, stood.text], what)

    def _again(self, client, form, fill, response, what):
        """Send it once more: it is done once, and answered as before."""
        if self._view(form, "is_repeatable"):
            return
        before = self.copy.desk.state()
        again = self._post(client, form.address, fill.answers)
        self._check(again, f"again {what}")
        if self.copy.desk.state() != before:
            raise Fault(f"done twice: {what}")
        if again.status_code >= 500:
            raise Fault(f"answered otherwise ({again.status_code}): {what}")

    def _check(self, response, what):
        lines = self.copy.lines
        self.requests += 1
        if response.status_code >= 500 or lines.errors:
            raise Fault(f"{response.status_code} {' | '.join(lines.said)[:500]} {what}")
        if self.copy.wrong:
            raise Fault(f"PostgreSQL refuses {self.copy.wrong[0]} {what}")
        if _is_whole(response):
            try:
                page_checks.check(response.text)
            except Exception as wrong:
                raise Fault(f"page: {type(wrong).__name__} {str(wrong)[:200]} {what}") from wrong
        if logged := [line for line in lines.said if MARK in line]:
            raise Fault(f"logged: {logged[0][:200]} {what}")

    def _go_back(self):
        self.copy.go_back()
        self.state = None

    def _finish_imports(self, form):
        """Finish what somebody left half-way: whoever brings in a file does that first."""
        if form.endpoint.endswith((".import_new", ".import_show")):
            with self.copy.app.app_context():
                parts.resume(now())
            self.state = self.copy.desk.state()

    def _unchanged(self, what):
        desk = self.copy.desk
        if desk.is_changed and (tables := desk.changed_tables(self.state)):
            raise Fault(f"changed though nothing was to be: {tables} {what}")


def _typed_words(fill):
    texts = [answer for name, answer in fill.answers if isinstance(answer, str)]
    return words_in("\n".join(texts))


def _is_whole(response):
    is_page = response.mimetype == "text/html" and not response.location
    return is_page and response.text.lstrip().startswith("<!doctype")


def _bent(chance, address):
    """Change a number or a word of an address, or what it asks."""
    parts = urlsplit(address)
    pieces, asked = parts.path.split("/"), parse_qsl(parts.query, keep_blank_values=True)
    turn = chance.randrange(4)
    if turn == 0:
        place = chance.randrange(1, len(pieces))
        pieces[place] = quote(odd(chance)[:200], safe="", errors="surrogatepass")
    if turn == 1 and asked:
        place = chance.randrange(len(asked))
        asked[place] = (asked[place][0], odd(chance)[:2000])
    elif turn in (1, 2):
        asked.append((chance.choice(ASKED), odd(chance)[:2000]))
    path = "/".join(pieces)
    if turn == 3:
        path = NUMBER.sub(lambda _: chance.choice(NUMBERS), path)
    return path + (f"?{urlencode(asked, errors='surrogatepass')}" if asked else "")


def _path(address):
    parts = urlsplit(address)
    return "/" + parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")


def _short(answers):
    said = [pair for pair in answers if pair[0] not in ("csrf_token", "deed")]
    return repr(said)[:900]
