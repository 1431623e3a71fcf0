"""A real server, a real browser, and an eye for what somebody cannot see, reach or read."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from functools import cached_property
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from sqlalchemy import delete

from tests.files import make_vacancies
from tests.journeys.steps import settle
from vrijwilligers.app import create_app
from vrijwilligers.config import Config
from vrijwilligers.extensions import db
from vrijwilligers.records.db import transaction
from vrijwilligers.records.limit_counters import LimitCounter
from vrijwilligers.vocabulary.clock import today

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
FEED = ROOT.parent / "shared" / "feeds" / "api-engagement-correct.xml"
WIDTHS = (1280, 360)
AXE = {WIDTHS[0]: Axe(), WIDTHS[1]: Axe("0")}  # what was put into a page at first is there still
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LONGEST = 120_000  # how many milliseconds a page may take on a machine that does much else
LONGEST_PAGE = 3_000  # signs, of a page on which a journey failed
PASSWORD = "paars fietspad onder de kastanje"
NAMES = {"reception": "Rita", "coordinator": "Hilde"}


class Site:
    """The desk on a port of this machine, with the vacancies of real files."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.members = 0
        self.signed_in = {}  # what a browser keeps of a member of the team, by language and roles
        self.welcomed = set()  # the languages in which a new member was seen to come in
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("VRIJWILLIGERS_")},
            "VRIJWILLIGERS_INSTANCE": str(folder),
            "VRIJWILLIGERS_SERVER_ADDRESS": self.address,
        }

    def flask(self, *words):
        command = [BIN / "flask", "--app", "wsgi", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def invite(self, *roles, language="nl"):
        """Return a link with which a new member of the team chooses a password."""
        self.members += 1
        email = f"team{self.members}@example.org"
        words = ["--name", NAMES[roles[0]], "--language", language, "--json"]
        for role in roles:
            words += ["--role", role]
        done = self.app.test_cli_runner().invoke(args=["staff", "add", email, *words])
        assert done.exit_code == 0, done.output
        self.forget_tries()
        return json.loads(done.output)["link"]

    def forget_tries(self):
        """Let no limit count what other journeys did here, from the same place within the hour."""
        with self.app.app_context():
            with transaction():
                db.session.execute(delete(LimitCounter))
            db.session.remove()

    @cached_property
    def app(self):
        """The same desk in this process, to do what no page does."""
        return create_app(Config.from_environment(self.environment))

    def start(self):
        command = [BIN / "gunicorn", "wsgi:app", "--bind", f"127.0.0.1:{self.port}"]
        self.server = subprocess.Popen(
            [*command, "--threads", "4", "--log-level", "error"], cwd=ROOT, env=self.environment
        )
        while self.server.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/accounts/sign-in")
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server did not start")

    def stop(self):
        self.server.terminate()
        self.server.wait(60)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Serve a desk for all journeys of this worker, as the team shares one for years."""
    site = Site(tmp_path_factory.mktemp("instance"))
    site.flask("db", "upgrade")
    sheet = tmp_path_factory.mktemp("files") / "vacatures-excel.csv"
    make_vacancies.write(sheet, today())
    report = json.loads(site.flask("vacancies", "import", str(sheet), "--json"))
    assert (report["new"], report["rejected"]) == (300, 0)
    if FEED.exists():
        report = json.loads(site.flask("vacancies", "import", str(FEED), "--complete", "--json"))
        assert report["new"] == 1
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def chromium():
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        pytest.skip("there is no Chromium here: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield browser
        browser.close()


class Visitor:
    """Somebody at the screen, in one language; looks at every page they come to."""

    def __init__(self, chromium, site, language, *, script=True):
        self.site, self.language = site, language
        self.context = chromium.new_context(
            locale={"nl": "nl-BE", "fr": "fr-BE", "en": "en-GB"}[language],
            viewport={"width": WIDTHS[0], "height": 900},
            java_script_enabled=script,
            accept_downloads=True,
        )
        self.context.set_default_timeout(LONGEST)
        self.page = self.context.new_page()
        self.errors = []
        self.expected = ["status of 4"]  # what the browser may say as an error
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.context.on("console", self._hear)
        self.context.on("dialog", lambda dialog: dialog.accept())
        self.script = script
        self.words = _words(language)
        self.number = 0
        self.brand = "Volunteer desk"

    def _hear(self, message):
        if message.type == "error" and not any(one in message.text for one in self.expected):
            self.errors.append(message.text)

    def say(self, message, **names):
        """Return a message as this page says it."""
        text = self.words.gettext(message)
        return text % names if names else text

    def sign_in(self, *roles):
        """Come in as somebody with these roles, who signed in before where there is one."""
        who = (self.language, *roles)
        if who in self.site.signed_in:
            self.context.add_cookies(self.site.signed_in[who])
            self.page.goto(self.site.address)
            self.unlock()
            return
        self.sign_in_new(*roles)
        self.site.signed_in[who] = self.context.cookies()

    def unlock(self):
        """Give the password where a member of the team was away for longer than ten minutes."""
        if "/accounts/unlock" in self.page.url:
            self.page.locator("#password").fill(PASSWORD)
            self.page.locator("#password").press("Enter")
            self.page.wait_for_url(f"{self.site.address}/")

    def sign_in_new(self, *roles):
        """Come in as a new member of the team."""
        self.page.goto(self.site.invite(*roles, language=self.language))
        if self.language not in self.site.welcomed:
            self.look("choose-password")
        for field in self.page.locator("main input[type=password]").all():
            field.fill(PASSWORD)
        self.page.locator("main .btn-main").click()
        self.page.wait_for_url(f"{self.site.address}/")
        if self.language not in self.site.welcomed:
            self.look("today")
        self.site.welcomed.add(self.language)

    def look(self, name):
        """Check the page that is open, wide and narrow; keep a picture when asked."""
        assert self.page.locator(".brand").inner_text() == self.say(self.brand)
        self.look_at(self.page, name)

    def look_at(self, page, name):
        """Check a page that may be another one, such as one turned to somebody else."""
        settle(page)
        assert page.locator("html").get_attribute("lang") == self.language
        assert page.locator("h1").count() == 1
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth") if self.script else width
            assert wide <= width + 1, f"{page.url} is {wide} wide on a screen of {width}"
            if self.script:
                options = {"runOnly": RULES, "resultTypes": ["violations", "incomplete"]}
                found = AXE[width].run(page, options=options).response
                wrong = [*found["violations"], *_unseen(found["incomplete"])]
                assert wrong == [], _told(wrong, page.url, width)
            self._picture(page, f"{name}-{width}")
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        assert self.errors == []

    def _picture(self, page, name):
        folder = os.environ.get("VRIJWILLIGERS_SCREENSHOTS")
        if folder:
            self.number += 1
            path = Path(folder) / f"{self.language}-{self.number:02d}-{name}.png"
            page.screenshot(path=path, full_page=True)

    def close(self):
        self.context.close()


def _words(language):
    catalog = ROOT / "translations" / language / "LC_MESSAGES" / "messages.mo"
    return GNUTranslations(BytesIO(catalog.read_bytes()))


def _unseen(incomplete):
    """Yield what is written in the colour that is behind it: of that axe makes no violation."""
    for rule in incomplete:
        checks = [check for node in rule["nodes"] for check in node["any"]]
        if any((check.get("data") or {}).get("messageKey") == "equalRatio" for check in checks):
            yield rule


def _told(violations, url, width):
    return f"{url} at {width}: " + "; ".join(
        f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0].get('failureSummary', '')[:300]}"
        for v in violations
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Tell of a journey that failed which pages were open then, and what stood on them."""
    report = yield
    if report.when == "call" and report.failed and "visitor" in item.fixturenames:
        pages = [page for one in item.funcargs.get("visitors", ()) for page in one.context.pages]
        report.sections.append(("pages that were open", "\n\n".join(map(_open_page, pages))))
    return report


def _open_page(page):
    return f"{page.url}\n{' '.join(page.locator('body').inner_text().split())[:LONGEST_PAGE]}"


@pytest.fixture
def visitors():
    """Keep who is at a screen in this journey."""
    return []


@pytest.fixture
def visitor(chromium, site, visitors):
    """Make somebody at the screen: ``visitor("nl")``."""

    def make(language, **options):
        visitors.append(Visitor(chromium, site, language, **options))
        return visitors[-1]

    yield make
    for somebody in visitors:
        somebody.close()


@pytest.fixture
def desk(site):
    """The database of the desk that runs, to put something in that is not done on a page."""
    with site.app.app_context():
        yield db.session
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
