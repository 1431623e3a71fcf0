"""A browser for tests. It reads every page with a critical eye, whatever the test is about."""

from functools import cached_property

from bs4 import BeautifulSoup
from bs4.builder import HTMLParserTreeBuilder
from flask import has_app_context, url_for

from tests import page_checks
from tests.markup import PlainTreeBuilder
from vrijwilligers.accounts.actions import sessions
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.extensions import db
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.deed_numbers import new_number, sure_word


class Desk:
    def __init__(self, app, language="en"):
        self.app = app
        self.client = app.test_client()
        self.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        self.language = language

    def sign_in(self, staff):
        """Open a session as the sign-in page would."""
        self.staff_id = staff.id
        with self._request(), transaction():
            token = sessions.start(db.session.get(StaffMember, self.staff_id), at=now())
        with self.client.session_transaction() as session:
            session["_user_id"] = token
            session["language"] = self.language
        return self

    def get(self, endpoint, *, status=200, **url_values):
        return self.open(self.url(endpoint, **url_values), status=status)

    def open(self, address, *, status=200):
        with self._request():
            return self._read(self.client.get(address), status)

    def submit(self, endpoint, answers, *, status=303, form="main form[method=post]", **url_values):
        """Open the page, fill in its form and send it, the way a browser would."""
        page = self.get(endpoint, **url_values)
        return self.send(
            page, answers, status=status, form=form, at=self.url(endpoint, **url_values)
        )

    def send_beside(self, page, answers, *, at=None, **options):
        """Send a form of the same page that is open in another tab."""
        form = page.html.select_one(options.get("form", "main form[method=post]"))
        form.select_one("[name=deed]")["value"] = self.number(
            form.get("action") or at or page.address
        )
        return self.send(page, answers, at=at, **options)

    def send(self, page, answers, *, status=303, form="main form[method=post]", at=None):
        """Send a form of a page that is open; answers replace what the form holds."""
        element = page.html.select_one(form)
        assert element, f"there is no form {form}"
        names = {control["name"] for control in element.find_all(attrs={"name": True})}
        assert set(answers) <= names, f"the form does not ask {set(answers) - names}"
        address = element.get("action") or at or page.address
        with self._request():
            filled = _filled_in(element) | answers
            response = self.client.post(address, data=filled, content_type=MULTIPART, buffered=True)
            return self._read(response, status)

    def signed(self, address):
        """Return what a form to an address holds that nobody sees."""
        token = self.open("/accounts/forgot").html.select_one("[name=csrf_token]")["value"]
        return {"csrf_token": token, "deed": self.number(address)}

    def sure(self, address):
        """Return the same for a deed that harms, with the tick of its form."""
        signed = self.signed(address)
        with self.app.app_context():
            return signed | {"is_sure": sure_word(signed["deed"])}

    def number(self, address):
        with self.app.app_context(), self.app.test_request_context():
            return new_number(address)

    def url(self, endpoint, **values):
        with self.app.test_request_context():
            return url_for(endpoint, **values)

    def _request(self):
        """Give each request a session of its own, as a server does."""
        if has_app_context():
            db.session.rollback()
        return self.app.app_context()

    def _read(self, response, status):
        assert response.status_code == status, (
            response.status_code,
            Page(response).problems or response.text[:3000],
        )
        return Page(response)


CONTROLS = ["input", "select", "textarea"]
REFUSED = {409, 422}
MULTIPART = "multipart/form-data"
TREE_BUILDERS = {True: PlainTreeBuilder, False: HTMLParserTreeBuilder}


def _filled_in(form):
    """Return what a browser sends for a form as it stands."""
    answers = {}
    for control in form.find_all(CONTROLS, attrs={"name": True}):
        for value in _values(control):
            answers.setdefault(control["name"], []).append(value)
    return answers


def _values(control):
    if control.name == "textarea":
        return [control.get_text()]
    if control.name == "select":
        options = control.find_all("option")
        options = [option for option in options if option.has_attr("selected")] or options[:1]
        return [option.get("value", option.get_text()) for option in options]
    kind = control.get("type", "text")
    if control["name"] == "is_sure":  # who presses the button of a deed that harms wants it
        return [control["value"]]
    if kind in {"checkbox", "radio"}:
        return [control.get("value", "on")] if control.has_attr("checked") else []
    return [] if kind in {"file", "submit", "button"} else [control.get("value", "")]


class Page:
    def __init__(self, response):
        self.response = response
        self.address = response.request.path
        self.location = response.location
        if self._is_whole:
            page_checks.check(response.text)
            if response.status_code in REFUSED:
                page_checks.check_refusal(response.text)

    @property
    def _is_whole(self):
        """Tell a page from a way to another, a fragment for a script and what is no page."""
        is_page = self.response.mimetype == "text/html" and not self.location
        return is_page and self.response.text.lstrip().startswith("<!doctype")

    @cached_property
    def html(self):
        """The page to look things up in."""
        text = self.response.text if _is_text(self.response) else ""
        return BeautifulSoup(text, builder=TREE_BUILDERS[self._is_whole]())

    @property
    def heading(self):
        return " ".join(self.html.h1.get_text(" ", strip=True).split())

    @property
    def text(self):
        return " ".join(self.html.main.get_text(" ", strip=True).split())

    @property
    def problems(self):
        return [li.get_text(strip=True) for li in self.html.select('[role="alert"] li')]

    @property
    def conflict(self):
        """What a colleague saved beside what was typed, as rows: question, theirs, mine."""
        rows = self.html.select('.warn[role="alert"] tbody tr, .warn[role="alert"] fieldset')
        cells = "th, td, legend, .answer"
        return [[cell.get_text(strip=True) for cell in row.select(cells)] for row in rows]

    @property
    def messages(self):
        return [p.get_text(" ", strip=True) for p in self.html.select('[role="status"] p')]


def _is_text(response):
    return response.mimetype.startswith("text/") or response.mimetype == "application/json"
