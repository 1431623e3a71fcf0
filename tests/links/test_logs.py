"""No token is written into a log, whoever writes the line and whichever page it opens."""

import logging
import os
import subprocess
import sys

import pytest
from gunicorn.config import Config as GunicornConfig
from gunicorn.glogging import Logger as GunicornLogger

from tests.conftest import settings
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.links.logs import without_tokens
from vrijwilligers.web.access import public

TOKEN = "geheim-Teken_1"
ADDRESSES = [
    f"/answers/vacancy/{TOKEN}",
    f"/answers/vacancy/{TOKEN}/change",
    f"/answers/propose/{TOKEN}/12?x=1",
    f"/accounts/welcome/{TOKEN}",
    f"/accounts/speak/fr?next=%2Fanswers%2Fpropose%2F{TOKEN}",
    f"/accounts/speak/fr?next=/answers/vacancy/{TOKEN}/close",
    f"/accounts/speak/fr?next=%252Faccounts%252Fwelcome%252F{TOKEN}",
    f"/%61nswers/vacancy/{TOKEN.replace('g', '%67', 1)}",
    f"/answers/vacancy/{TOKEN}?next=/answers/propose/{TOKEN}",
    f"http://127.0.0.1:8000/ANSWERS/vacancy/{TOKEN}",
    f"/answers/vacancy/%20{TOKEN}",
    f"/answers/vacancy/%22{TOKEN}%22",
    f"/answers/vacancy/%3C{TOKEN}%3E",
    f"/answers/vacancy/{TOKEN.replace('-', '%0A-')}",
    f"/answers/vacancy/{TOKEN.replace('-', '%3F-')}",
    f'/answers/vacancy/"{TOKEN}',
    f"//answers//vacancy//{TOKEN}",
    f"/answers/vacancy/%2F{TOKEN}",
    f"/accounts/speak/fr?next=%2Fanswers%2Fpropose%2F%20{TOKEN}",
    f"/accounts/speak/fr?next=%2Fanswers%2Fpropose%2F%2520{TOKEN}",
    f"/accounts/speak/fr?next=%2Fanswers%2Fpropose%2F+{TOKEN}",
]


@pytest.fixture(autouse=True)
def _pages(app):
    app.load_pages()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_token_stays_out_of_the_lines_of_the_server_v44(app, address):
    make = logging.getLogRecordFactory()
    line = make("werkzeug", 20, "", 1, '"GET %s" %s', (address, 200), None).getMessage()
    assert "geheim" not in line
    assert "heim-Teken" not in line
    assert line.endswith(" 200")


@pytest.mark.parametrize(
    "line",
    [
        "GET /answers/ 200",
        'GET "/answers/vacancy/" 200',
        "GET /vacancies/?page=12&is_text=100%25 200",
        "GET /accounts/sign-in",
        "%s %",
    ],
)
def test_other_lines_stay_as_they_are(app, line):
    assert without_tokens(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "GET /vacancies/?text={}+Proef&page=2 200",
        "GET /site/nl/vacancies/?page=2&text={} 200",
        "GET /accounts/sign-in?next=/organisations/%3Ftext%3D{} 200",
        "GET /accounts/sign-in?next=/organisations/%253Fpage%253D2%2526text%253D{} 200",
    ],
)
def test_what_is_searched_stays_out_of_the_lines_of_the_server_v43(app, line):
    cleaned = without_tokens(line.format("Zohra"))
    assert "Zohra" not in cleaned
    assert "Proef" not in cleaned
    assert cleaned.endswith(" 200")


def test_no_line_is_forged_by_what_stands_encoded_in_an_address_v44(app):
    assert "\n" not in without_tokens(f"GET /answers/vacancy/{TOKEN}?a=%0AERROR")


def test_a_line_that_cannot_be_written_breaks_nothing(app):
    record = logging.getLogRecordFactory()("x", 20, "", 1, "%d", ("no number",), None)
    assert record.args == ("no number",)


@pytest.fixture
def new_pages(server, app, tmp_path):
    """An app with pages that nobody told the log about."""
    other = create_app(settings(server, tmp_path))
    other.load_pages()

    @public
    def breaks(**where):
        logging.getLogger("vrijwilligers.of.a.new.feature").warning("Asked %s", where_asked[0])
        raise RuntimeError(str(where))

    other.add_url_rule("/pool/<int:call_id>/answer/<token>", "answer", breaks)
    other.add_url_rule("/feed/<token>.ics", "feed", breaks)
    other.add_url_rule("/scan/<short_code>", "scan", breaks)
    where_asked = [""]
    yield other, where_asked
    with other.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    "address", ["/pool/3/answer/{}", "/feed/{}.ics", "/scan/{}", "/scan/{}?lang=nl"]
)
def test_a_new_page_with_a_token_is_covered_without_being_named(
    new_pages, database, caplog, capsys, address
):
    app, where_asked = new_pages
    address = where_asked[0] = address.format(TOKEN)
    caplog.set_level(logging.INFO)

    assert app.test_client().get(address).status_code == 500
    logging.getLogger("werkzeug").info('"GET %s HTTP/1.1" 500', address)
    server = GunicornLogger(GunicornConfig())
    server.access_log.addHandler(caplog.handler)
    server.access_log.setLevel(logging.INFO)
    server.access_log.info('%(h)s "%(r)s" %(s)s', {"h": "::1", "r": f"GET {address}", "s": "500"})
    server.error_log.addHandler(caplog.handler)
    server.error("Error handling request %s", address)

    assert len(caplog.records) >= 5
    assert TOKEN not in caplog.text
    assert TOKEN not in "".join(capsys.readouterr())


COMMAND = """
import logging, sys
from vrijwilligers.app import create_app
from vrijwilligers.links.rules import new_token

app, token = create_app(), new_token()
logging.basicConfig(stream=sys.stdout)
logging.error("https://desk.example.org/answers/propose/%s was not sent", token)
logging.error("It said ?next=%%2Fanswers%%2Fpropose%%2F%s", token)
try:
    raise OSError(f"550 refused: <a href=/answers/propose/{token}>")
except OSError:
    logging.exception("The mail server said no.")
print(len(token), "web" if "vrijwilligers.links.views" in sys.modules else "no page")
"""


def test_the_log_of_a_command_holds_no_token_though_it_loads_no_page(tmp_path):
    surroundings = os.environ | {"VRIJWILLIGERS_INSTANCE": str(tmp_path)}
    command = [sys.executable, "-c", COMMAND]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=surroundings)

    *lines, last = said.stdout.splitlines()
    assert last == "43 no page"
    assert lines[0] == "ERROR:root:https://desk.example.org/answers/propose/… was not sent"
    assert lines[1] == "ERROR:root:It said ?next=%2Fanswers%2Fpropose%2F…"
    assert lines[-1] == "OSError: 550 refused: <a href=/answers/propose/…>"


def test_what_is_written_of_an_exception_holds_no_token(caplog):
    try:
        raise LookupError(f"GET /answers/vacancy/{TOKEN} 404")
    except LookupError:
        logging.getLogger("vrijwilligers").exception("Something went wrong.")
    assert "GET /answers/vacancy/… 404" in caplog.text
    assert TOKEN not in caplog.text


def test_other_long_words_stay_as_they_are():
    digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    commit = "f0f135651d2f0aa7c0f6d1e2b3a49586778695a4"
    assert without_tokens(f"{digest} {commit}") == f"{digest} {commit}"
