"""Opens one page or sends one form, which may be odd, as one of the visitors of a desk."""

import re
from random import Random
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from flask import g

from tests.fuzz.filling import filled, spoiled
from tests.fuzz.judging import Fault, Judge, is_whole
from tests.fuzz.odd import odd
from tests.fuzz.pages import NOBODY, OpenedPage, PageAddresses, read_page
from tests.fuzz.sending import CONTENT_TYPE, body_of
from vrijwilligers.accounts import queries as accounts
from vrijwilligers.web.deed_numbers import new_number

NUMBER = re.compile(r"(?<=/)[0-9]+(?=/|$)")
NUMBERS = ("0", "1", "2", "3", "999999", "2147483648", "9223372036854775808", "1" * 300)
ASKED = ("page", "text", "candidate", "vacancy", "next", "draft", "language", "from", "state")
LANGUAGES = ("nl", "fr", "en")
DOORS = ("/accounts/sign-in", "/accounts/unlock", "/accounts/second-step")
BRINGS_IN = (".import_new", ".import_show")


class FormFuzz:
    """Plays the visitors of one copy of a desk; after each case the desk is as it was."""

    def __init__(self, copy, prepared):
        self.app, self.sessions, self.known = copy.app, prepared.sessions, prepared.known
        self.numbers = (*NUMBERS, *prepared.gone)
        self.judge = Judge(copy)
        self.addresses = PageAddresses(copy.app)

    def open(self, visitor, address):
        """Open a page as it is; return its links and forms."""
        response = self._get(self._client(visitor), visitor, address)
        links, forms = (), ()
        if response.location:
            links = (response.location,)
        elif is_whole(response):
            links, forms = read_page(self.addresses, visitor, address, response.text)
        endpoint = self.addresses.endpoint_of(address)
        return OpenedPage(endpoint, visitor, address, response.status_code, links, forms)

    def bend(self, chance: Random, visitor, address):
        """Open a page at an address that was changed; return what became of it."""
        if not chance.randrange(4):
            visitor = chance.choice(sorted(self.sessions))
        address = self._bent(chance, address)
        return str(self._get(self._client(visitor, chance), visitor, address).status_code)

    def send(self, chance: Random, form, way):
        """Send a form, filled in in some way; return what became of it."""
        if form.method == "GET":
            return self._send_get(chance, form, way)
        if way == "other":
            return self._send_elsewhere(chance, form)
        return self._send(chance, form, filled(chance, form, way, self.known))

    def _get(self, client, visitor, address):
        what = f"GET {address} as {visitor}"
        response = client.get(_path(address))
        self.judge.check(response, what)
        self.judge.unchanged(what)
        return response

    def _send_get(self, chance, form, way):
        answers = filled(chance, form, way, self.known).answers
        typed = [(name, value) for name, value in answers if isinstance(value, str)]
        asked = urlencode(typed, errors="surrogatepass")[:20_000]
        address = f"{urlsplit(form.address).path}?{asked}"
        client = self._client(form.visitor, chance)
        return str(self._get(client, form.visitor, address).status_code)

    def _send(self, chance, form, fill):
        client = self._client(form.visitor, chance)
        what = f"POST {form.address} as {form.visitor} ({fill.way}): {_short(fill.answers)}"
        self._prepare_for(form)
        response = self._post(client, form.address, fill.answers)
        self.judge.check(response, what)
        if response.status_code >= 400:
            self.judge.refused(fill, response, what)
        elif fill.is_forged and self._view(form, "may_write"):
            raise Fault(f"taken with a forged number: {what}")
        else:
            self._is_done(client, form, fill, response, what)
            if fill.way == "twice":
                self._again(chance, client, form, fill, what)
        return str(response.status_code)

    def _prepare_for(self, form):
        if form.endpoint.endswith(BRINGS_IN):
            self.judge.finish_imports()

    def _is_done(self, client, form, fill, response, what):
        """Look where it leads, and at the page on which the form stood."""
        pages = [_said(response)]
        for address in filter(None, (response.location, form.page)):
            after = client.get(_path(address))
            self.judge.check(after, f"after {what}: {address}")
            pages.append(_said(after))
            if after.status_code >= 400 and address != form.page:
                raise Fault(f"leads to {after.status_code} {address}: {what}")
        if self._view(form, "may_write"):
            self.judge.kept(fill, pages, what)

    def _again(self, chance, client, form, fill, what):
        """Send the same once more, and then other answers: it is done once."""
        if self._view(form, "is_repeatable") or not self._view(form, "may_write"):
            return
        self.judge.remember()
        for answers in (fill.answers, spoiled(chance, fill.answers)):
            again = self._post(client, form.address, answers)
            self.judge.check(again, f"again {what}")
            self.judge.unchanged(f"again {what}")

    def _send_elsewhere(self, chance, form):
        """Send it as somebody else, or to another record."""
        answers, visitor = filled(chance, form, "careful", self.known).answers, form.visitor
        address = NUMBER.sub(lambda _: chance.choice(self.numbers), form.address)
        is_let_in = bool(chance.randrange(2)) and address != form.address
        if is_let_in:
            answers = self._signed(answers, address, visitor)
        else:
            address = form.address
            visitor = chance.choice(sorted({*self.sessions} - {visitor}))
        self._prepare_for(form)
        return self._send_as(chance, visitor, address, answers, is_let_in=is_let_in)

    def _send_as(self, chance, visitor, address, answers, *, is_let_in):
        what = f"POST {address} as {visitor}: {_short(answers)}"
        response = self._post(self._client(visitor, chance), address, answers)
        self.judge.check(response, what)
        where = urlsplit(response.location or "").path
        if response.status_code >= 400 or where in DOORS:
            self.judge.unchanged(what)
        elif not is_let_in and visitor == NOBODY:
            raise Fault(f"taken of nobody: {response.status_code} {what}")
        return str(response.status_code)

    def _post(self, client, address, answers):
        return client.post(_path(address), data=body_of(answers), content_type=CONTENT_TYPE)

    def _client(self, visitor, chance=None):
        client = self.app.test_client()
        language = chance.choice(LANGUAGES) if chance else "en"
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        with client.session_transaction() as session:
            session.update(self.sessions[visitor])
            session["language"] = language
        return client

    def _signed(self, answers, address, visitor):
        """Return answers with a number of the deed for another address."""
        token = self.sessions[visitor].get("_user_id")
        with self.app.test_request_context():
            found = token and accounts.of_session(token)
            if found:
                g._login_user = found[0]
            number = new_number(address)
        return [(name, number if name == "deed" else value) for name, value in answers]

    def _view(self, form, mark):
        return getattr(self.app.view_functions[form.endpoint], mark, False)

    def _bent(self, chance, address):
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
            path = NUMBER.sub(lambda _: chance.choice(self.numbers), path)
        return path + (f"?{urlencode(asked, errors='surrogatepass')}" if asked else "")


def _said(response):
    return response.get_data().decode(errors="replace")


def _path(address):
    parts = urlsplit(address)
    return "/" + parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")


def _short(answers):
    said = [pair for pair in answers if pair[0] not in ("csrf_token", "deed")]
    return repr(said)[:900]
