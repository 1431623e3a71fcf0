"""A browser without eyes: it keeps cookies, fills in forms and notes how long answers take."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode

PATIENCE = 30  # seconds for one answer
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
ACTION = re.compile(r'action="([^"]*)"')
NUMBER = re.compile(r'name="deed"[^>]*value="([^"]+)"')
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')

Answers = dict[str, list[str]]


@dataclass
class Browser:
    """One window: how many milliseconds each page took, and what went wrong."""

    port: int
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    token: str = ""
    numbers: dict[str, str] = field(default_factory=dict)  # of the forms seen last, by address
    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> str:
        """Open a page; return its HTML, empty when it did not come."""
        return self.fetch(address)[0]

    def send(self, address: str, answers: Answers) -> str | None:
        """Send a form; return where it leads, or ``None`` when it was refused."""
        leads_to = self.fetch(address, answers)[1]
        if leads_to is None:
            self.errors.append(f"{_kind(address)} was refused")
        return leads_to

    def fetch(self, address: str, answers: Answers | None = None) -> tuple[str, str | None]:
        """Ask a page, or send answers; return the HTML and where the answer leads."""
        start = time.perf_counter()
        try:
            status, page, leads_to = self._exchange(address, answers)
        except (OSError, HTTPException) as trouble:
            status, page, leads_to = type(trouble).__name__, "", None
        self.times.append((time.perf_counter() - start) * 1000)
        if status not in (200, 303):
            self.errors.append(f"{_kind(address)} answers {status}")
        if found := TOKEN.search(page):
            self.token = found[1]
        for said, inside in FORM.findall(page):
            action, number = ACTION.search(said), NUMBER.search(inside)
            if number:
                self.numbers[action[1] if action else address] = number[1]
        return page, leads_to

    def _exchange(self, address: str, answers: Answers | None) -> tuple[int, str, str | None]:
        cookies = "; ".join(f"{name}={one.coded_value}" for name, one in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        hidden = {"csrf_token": [self.token], "deed": [self.numbers.pop(address, "")]}
        sent = hidden | answers if answers is not None else {}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            method = "GET" if answers is None else "POST"
            connection.request(method, address, urlencode(sent, doseq=True), headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return answer.status, page, answer.headers["Location"]


def _kind(address: str) -> str:
    """Name an address without numbers and tokens."""
    return re.sub(r"/welcome/.*|\d+", "…", address)


def filled_in(page: str) -> Answers:
    """Return what a browser would send for the form of a page as it stands."""
    reader = _FormReader()
    reader.feed(page)
    return reader.answers


class _FormReader(HTMLParser):
    """Reads the form that keeps what is typed (``data-keep``)."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: Answers = {}
        self.is_inside = False
        self.within = ""  # the select or textarea that is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.is_inside = "data-keep" in said
        reader: Callable[[dict[str, str | None]], None] | None = getattr(self, f"_{tag}", None)
        if self.is_inside and reader:
            reader(said)

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = self.is_inside and tag != "form"
        if tag in ("select", "textarea"):
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within.startswith("textarea "):
            self.answers[self.within.removeprefix("textarea ")] = [data.removeprefix("\r\n")]

    def _input(self, said: dict[str, str | None]) -> None:
        is_tick = said.get("type") in ("checkbox", "radio")
        if said.get("name") and (not is_tick or "checked" in said):
            self.answers.setdefault(str(said["name"]), []).append(said.get("value") or "")

    def _select(self, said: dict[str, str | None]) -> None:
        self.within = str(said["name"])

    def _option(self, said: dict[str, str | None]) -> None:
        if self.within not in self.answers or "selected" in said:
            self.answers[self.within] = [said.get("value") or ""]

    def _textarea(self, said: dict[str, str | None]) -> None:
        self.within = f"textarea {said['name']}"
