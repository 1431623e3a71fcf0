"""Nobody stands in a log: pages and forms are walked with names that are looked for in its lines.

The desk is one where much was done; whatever text a form asks is answered with a name, and a file
bears one. Of each answer the lines of the web server are written as werkzeug and gunicorn do.
"""

import logging
import re
import sqlite3
from functools import wraps
from html import unescape
from io import BytesIO
from urllib.parse import urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from gunicorn.config import Config as GunicornConfig
from gunicorn.glogging import Logger as GunicornLogger
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from tests.accounts.people import known, set_to
from tests.answers.links import reminded
from tests.desk import MULTIPART, _filled_in
from tests.privacy.whole import COLLEAGUE, CONTACT, whole_person
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.links.rules import new_token
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.records.log_lines import LineFormatter
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import today

WORD, PHONE = "Xylofoonie", "0470 55 66 77"
MAIL = "xylofoonie@example.org"
TYPED = {
    "text": WORD,
    "search": WORD,
    "textarea": f"{WORD} belt {PHONE}",
    "email": MAIL,
    "tel": PHONE,
    "password": f"{WORD} in de kast",
    "url": f"https://{WORD}.example/",
    "number": "1",
}
TOKEN = new_token()
ROLES = ("administrator", "coordinator", "reception")
MARKS = re.compile(
    rf"xylofoon|zohra|voorbeeld|{COLLEAGUE}|{CONTACT}|evenmin|470\W*55\W*66|470\W*11\W*22|{TOKEN}",
    re.IGNORECASE,
)
LOCKED = sqlite3.OperationalError("database is locked")
LOCKED.sqlite_errorcode = sqlite3.SQLITE_BUSY
FAULTS = (
    ValueError(WORD),
    KeyError(MAIL),
    UnicodeEncodeError("ascii", WORD, 0, 1, WORD),
    OSError(28, WORD, f"/tmp/{WORD}.csv"),
    OperationalError("INSERT", {"name": WORD}, LOCKED),
    IntegrityError("INSERT", {"name": WORD}, sqlite3.IntegrityError(f"Key ({WORD}) is there")),
)
LATE = re.compile(r"/(erase|merge|close|throw-away|remove|withdraw)\b")
ENDS = re.compile(r"/(lock|sign-out|sign-out-everywhere|password)$")
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
LINK = re.compile(r"<a\b[^>]*\bhref=\"(/[^\"]*)")
EACH = 1  # how many pages of one kind are walked
SHEET = f"given_name,family_name,consent_given_on\n{WORD},{WORD},2026-01-05\n"


class Lines(logging.Handler):
    """Keeps every record, and what may be written of it."""

    def __init__(self):
        super().__init__(level=1)
        self.kept = []

    def emit(self, record):
        written = [record.getMessage(), repr(record.args), LineFormatter().format(record)]
        self.kept.append((record.name, "\n".join([*written, record.exc_text or ""])))


@pytest.fixture
def lines():
    """Listen to all that is logged, at the level of our own loggers that says most."""
    handler, root = Lines(), logging.getLogger()
    loggers = {root: root.level, logging.getLogger("vrijwilligers"): logging.NOTSET}
    root.addHandler(handler)
    for logger in loggers:
        loggers[logger] = logger.level
        logger.setLevel(logging.DEBUG)
    yield handler.kept
    root.removeHandler(handler)
    for logger, level in loggers.items():
        logger.setLevel(level)


class Walk:
    """Somebody who opens every page that a link leads to, and fills in every form."""

    def __init__(self, desk):
        self.desk, self.seen, self.forms = desk, {}, {}
        self.statuses = set()
        self.map = desk.app.url_map.bind("127.0.0.1:8000")
        self.server = GunicornLogger(GunicornConfig())
        self.server.access_log.propagate = True
        self.server.access_log.setLevel(logging.INFO)

    def endpoint(self, address, method="GET"):
        try:
            return self.map.match(urlsplit(address).path, method=method)[0]
        except RequestRedirect as other:
            return self.endpoint(other.new_url, method)
        except HTTPException:
            return None

    def open(self, address, **sent):
        """Ask a page or send a form, and write the lines of two web servers about it."""
        with self.desk._request():
            method = "post" if sent else "get"
            answer = getattr(self.desk.client, method)(address, buffered=True, **sent)
        self.statuses.add(answer.status_code)
        request = f"{method.upper()} {address} HTTP/1.1"
        logging.getLogger("werkzeug").info('"%s" %s %s', request, answer.status_code, "-")
        self.server.access_log.info('%(h)s "%(r)s" %(s)s', {"h": "::1", "r": request, "s": "200"})
        return answer

    def everywhere(self, *starts):
        """Open each page that these lead to, some of a kind, and remember its forms."""
        waiting = [*starts]
        while waiting:
            address = waiting.pop(0).partition("#")[0]
            kind = self.endpoint(address)
            opened = self.seen.setdefault(kind, [])
            if not kind or address in opened or len(opened) >= EACH:
                continue
            opened.append(address)
            answer = self.open(address)
            if answer.location:
                waiting.append(answer.location)
            elif answer.mimetype == "text/html":
                waiting += self.read(address, answer.text)

    def read(self, address, text):
        """Remember the forms of a page; return where its links lead."""
        for written in FORM.findall(text):
            form = BeautifulSoup(written, "html.parser").form
            goes, way = form.get("action") or address, form.get("method", "get").lower()
            self.forms.setdefault((way, self.endpoint(goes, way.upper())), (goes, form))
        return map(unescape, LINK.findall(text))

    def fill_in_everything(self):
        """Send each form with names in it; what ends the walk comes last."""
        for kind in sorted(self.forms, key=lambda kind: how_late(self.forms[kind][0])):
            address, form = self.forms[kind]
            typed = _filled_in(form) | answers(form)
            if kind[0] == "get":
                self.open(f"{address}?{urlencode(typed, doseq=True)}")
                continue
            deed = {"deed": self.desk.number(address)} if "deed" in typed else {}
            self.open(address, data=typed | deed, content_type=MULTIPART)


def answers(form):
    """Answer every question of a form with a name, or a file of that name."""
    typed = {}
    for control in form.select("input[name], textarea[name]"):
        kind = control.get("type", control.name).replace("input", "text")
        if kind == "file":
            typed[control["name"]] = (BytesIO(SHEET.encode()), f"{WORD}.csv")
        elif kind in ("checkbox", "radio"):
            typed[control["name"]] = control.get("value", "y")
        elif kind in TYPED:
            typed[control["name"]] = TYPED[kind]
    return typed


def how_late(address):
    """Tell when a form is sent: what takes records away comes late, what ends a session last."""
    return bool(LATE.search(address)) + 2 * bool(ENDS.search(address))


def found_in(lines):
    return [text[:300] for _, text in lines if MARKS.search(text)]


def people(make, database):
    """Make somebody who is done with us and somebody who is not; return where a walk begins."""
    done = whole_person(make, database)
    person = make.candidate(
        given_name=WORD,
        family_name=WORD,
        email=MAIL,
        phone="+32470556677",
        consents=(ConsentPurpose.FICHE, ConsentPurpose.SHARING, ConsentPurpose.SUPPORT_NEEDS),
    )
    organisation = make.organisation(name=f"Buurthuis {WORD}")
    organisation.contact_persons = [ContactPerson(name=WORD, email=MAIL)]
    vacancy = make.vacancy(organisation=organisation)
    make.introduction(candidate=person, vacancy=vacancy)
    make.recall()
    make.follow_up(candidate=person, what=f"{WORD} bellen")
    token = reminded(database, vacancy, address=MAIL)
    database.commit()
    fiches = [f"/candidates/{one.id}" for one in (person, done)]
    return [f"/answers/vacancy/{token}"], [*fiches, f"{fiches[0]}/support", f"{fiches[0]}/erase"]


@pytest.mark.usefixtures("lists")  # forms add to them
def test_nobody_stands_in_the_log_whatever_is_opened_and_sent_v43(desk, make, database, lines):
    outside, inside = people(make, database)
    member = known(make, *ROLES, name=f"{WORD} Collega", email=MAIL, secrecy_signed_on=today())
    database.commit()
    walk = Walk(desk)
    walk.everywhere("/accounts/sign-in", "/accounts/forgot", *outside)
    walk.fill_in_everything()
    walk.open(f"/answers/vacancy/{TOKEN}")
    walk.open(f"/accounts/sign-in?next=/answers/vacancy/{TOKEN}")

    desk.sign_in(member)
    walk.seen.clear()
    walk.everywhere("/", *inside, "/find", "/privacy/uninformed", "/matching/recalls/")
    walk.fill_in_everything()

    walk.open("/drafts/", data=desk.signed("/drafts/") | {"address": inside[0], "notes": WORD})
    every_kind_of_fault(walk)

    assert len(walk.forms) > 60
    assert {303, 400, 404, 409, 422, 500, 503, 507} <= walk.statuses
    assert len(lines) > 300
    assert found_in(lines) == []


def every_kind_of_fault(walk):
    """Let a page fail in each of the ways that have a page of their own, with a name in each."""
    views = walk.desk.app.view_functions
    view = views["accounts.forgot"]
    try:
        for fault in FAULTS:

            @wraps(view)
            def broken(fault=fault):
                raise fault

            views["accounts.forgot"] = broken
            walk.open("/accounts/forgot")
    finally:
        views["accounts.forgot"] = view


def test_nobody_stands_in_the_log_of_a_command_v43(app, make, database, lines, commands, tmp_path):
    people(make, database)
    known(make, *ROLES, name=WORD, email=MAIL)
    database.commit()
    waits = {"kind": "made_up", "language": "nl", "subject": f"Dag {WORD}", "body": f"Dag {WORD}"}
    database.add(Message(address=MAIL, **waits))
    database.commit()
    sheet = tmp_path / f"{WORD}.csv"
    sheet.write_text(SHEET)
    commands("candidates", "import", str(sheet))
    commands("candidates", "import", str(tmp_path / f"{WORD}-elsewhere.csv"), code=2)
    commands("find", WORD)
    commands("staff", "add", MAIL, "--role", "reception", code=2)
    commands("staff", "add", f"new.{MAIL}", "--role", "reception", "--name", WORD)
    commands("vacancies", "remind")
    with set_to(app, MAIL_SERVER="127.0.0.1", MAIL_PORT=1, TESTING=False):
        commands("messages", "send", code=1)
    commands("tick")
    commands("nightly")
    assert any("mail server does not take our mail" in text for _, text in lines)
    assert found_in(lines) == []
