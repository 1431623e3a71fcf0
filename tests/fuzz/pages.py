"""Which pages there are to open, by whom, and which forms stand on them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup
from werkzeug.exceptions import HTTPException
from werkzeug.routing import AnyConverter, RequestRedirect

from tests.desk import CONTROLS
from tests.markup import PlainTreeBuilder
from vrijwilligers.links.rules import PURPOSES

NOBODY, COLLEAGUE = "nobody", "colleague"
KINDS = ("candidates", "organisations", "vacancies")  # of things that files bring in
TICKED = {"radio", "checkbox"}
CHOICES = 2  # values of a closed list in an address
STATES = 3  # records of one kind that a page is opened about
SHOWS_STATES = {
    "matching.suggestions",
    "vacancies.show",
    "calls.day",  # to come, and over
    *("pool.wishes", "pool.pause_member"),  # of who is in it, and of who is not
    *(f"{kind}.import_show" for kind in KINDS),
}
OTHERS = {  # what else stands in an address
    "key": ["a" * 32],
    "code": ["assistance_dog", "music"],
    "name": ["music"],
    "_anything": ["x/y"],
    "rest": ["x/y"],
    "number": [1],
    "part": [1],
    "language": ["fr"],
    "filename": ["desk.css"],
    "short_code": ["AAAA"],
}
OF_FEATURE = {
    ("talents", "code"): ["food"],  # of the first list
    ("visitor_texts", "code"): ["ti"],
    ("visitor_texts", "part"): ["general", "booklet"],
    ("talents", "listed"): ["categories", "talents", "projects"],  # each has a page of its own kind
}
NAMED = {  # records of a kind of their own: who refers, and whom they follow
    ("referrers", "organisation_id"): "referrer",
    ("referrers", "candidate_id"): "client",
    ("markets", "organisation_id"): "referrer",
}
OTHER_PAGES = {"gap"}  # what is asked so has other forms on it
SCRIPTS = {"data-doubles", "data-meter"}  # where a script sends the form of the page
IN_ANSWERS = {  # buttons in the answer to what a page sends, which send the same elsewhere
    "candidates.new": "candidates.known",
    "desk.find": "candidates.begin",
    "desk.start": "desk.begin_fiche",
}
IN_PLACE = {"candidate_id": 1, "channel": "phone"}  # in the address of such a button
MERGED = {"candidates.merge": "fiche", "vacancies.merge": "vacancy"}  # pairs, and of what
TYPING = ("csrf_token", "address", "form_key", "page", "title", "typed")
ELSEWHERE = {  # who opens a page that others do not come to
    "accounts.unlock": "locked",
    "accounts.second_factor": "half-way",
}


@dataclass(frozen=True)
class Control:
    """One thing that a form sends."""

    name: str
    kind: str
    value: str
    options: tuple[str, ...] = ()
    is_on: bool = False


@dataclass(frozen=True)
class FormOnPage:
    """A form as it stands on a page."""

    endpoint: str
    visitor: str
    page: str
    address: str
    method: str
    controls: tuple[Control, ...]

    @property
    def kind(self) -> tuple[str, str, tuple[str, ...]]:
        """Return what tells it from other forms: where it is sent, and what it asks."""
        return self.endpoint, self.visitor, tuple(sorted({one.name for one in self.controls}))[:40]


@dataclass(frozen=True)
class OpenedPage:
    """What was answered to who opened a page."""

    endpoint: str
    visitor: str
    address: str
    status: int
    links: tuple[str, ...]
    forms: tuple[FormOnPage, ...]


class PageAddresses:
    """The addresses of a desk, and to which page each leads."""

    def __init__(self, app):
        self.app = app
        self.map = app.url_map.bind("")

    def in_answer(self, endpoint) -> str:
        """Return the address of a button in an answer: about the first of the people there are."""
        asks = partial(self.app.url_map.is_endpoint_expecting, endpoint)
        return self.map.build(endpoint, {name: IN_PLACE[name] for name in IN_PLACE if asks(name)})

    def starts(self, prepared) -> Iterator[tuple[str, str]]:
        """Yield who opens what: every page, about each record that was prepared for it."""
        rules = sorted(self.app.url_map.iter_rules(), key=lambda rule: rule.rule)
        rules = [rule for rule in rules if "GET" in rule.methods]
        for rule in rules:
            if "token" not in rule.arguments:
                addresses = (self._built(rule, values) for values in _values(rule, prepared))
                yield from ((self.visitor_of(rule.endpoint), one) for one in addresses)
        for purpose, token in prepared.tokens:
            values = {"token": token, "vacancy_id": prepared.numbers["proposed"][0]}
            for rule in rules:
                if _opens(rule, purpose):
                    asked = {name: values[name] for name in rule.arguments}
                    yield NOBODY, self._built(rule, asked)

    def visitor_of(self, endpoint) -> str:
        """Return who opens a page."""
        is_public = getattr(self.app.view_functions[endpoint], "access", "everyone") == "everyone"
        return ELSEWHERE.get(endpoint) or (NOBODY if is_public else COLLEAGUE)

    def endpoint_of(self, address, method="GET") -> str | None:
        """Return to which page of ours an address leads."""
        parts = urlsplit(address)
        if parts.scheme not in ("", "http") or not parts.path.startswith("/"):
            return None
        try:
            endpoint, _ = self.map.match(parts.path, method=method)
        except (HTTPException, RequestRedirect):
            return None
        return None if endpoint.endswith("static") else endpoint

    def kind_of(self, visitor, address) -> str | None:
        """Return what tells a page from others: its place, and what its address asks."""
        endpoint = self.endpoint_of(address)
        query = parse_qsl(urlsplit(address).query, keep_blank_values=True)
        asked = {f"{name}={value}" if name in OTHER_PAGES else name for name, value in query}
        return endpoint and json.dumps([visitor, endpoint, sorted(asked)])

    def _built(self, rule, values):
        address = self.map.build(rule.endpoint, values)
        return address if address.startswith("/") else urlsplit(address).path


def _values(rule, prepared):
    """Yield the values of an address: each of one argument beside the first of the others.

    Two records that are to be one go together.
    """
    blueprint = rule.endpoint.partition(".")[0]
    offered = {
        name: OF_FEATURE.get((blueprint, name)) or _offered(rule, name, prepared)
        for name in sorted(rule.arguments)
    }
    if rule.endpoint in MERGED:
        pairs = zip(*offered.values(), strict=True)
        yield from (dict(zip(offered, pair, strict=True)) for pair in pairs)
        return
    first = {name: values[0] for name, values in offered.items()}
    yield first
    if len([name for name in offered if name.endswith("_id")]) < 2:
        for name, values in offered.items():
            most = None if rule.endpoint in SHOWS_STATES else STATES
            yield from ({**first, name: value} for value in values[1:most])


def _offered(rule, name, prepared):
    blueprint, _, view = rule.endpoint.partition(".")
    converter = rule._converters.get(name)
    if name == "purpose":
        return ["fiche", "sharing"]
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[:CHOICES]
    name = NAMED.get((blueprint, name), name)
    if name == "import_id":
        return prepared.imports[blueprint]
    if rule.endpoint in MERGED:
        name = f"{MERGED[rule.endpoint]}_{name}"
    if view == "remove_note":
        name = "contact_of_organisation" if name == "contact_id" else name
    return prepared.numbers.get(name) or OTHERS[name]


def _opens(rule, purpose):
    """Tell whether a page is one of those that a kind of link leads to."""
    own = PURPOSES[purpose.name].endpoint
    begin = "/answers/vacancy/" if own == "answers.vacancy" else "/answers/propose/"
    is_ours = rule.rule.startswith(begin) and own.startswith("answers.")
    return "token" in rule.arguments and (rule.endpoint == own or is_ours)


def read_page(addresses, visitor, address, text):
    """Return the links of a page and the forms on it."""
    soup = BeautifulSoup(text, builder=PlainTreeBuilder())
    path = urlsplit(address).path
    found = soup.find_all("a", href=True)
    links = tuple(path + a["href"] if a["href"].startswith("?") else a["href"] for a in found)
    place = (addresses, visitor, address)
    forms = [one for form in soup.find_all("form") for one in _forms_of(place, form)]
    typing = soup.find(attrs={"data-drafts": True})
    if typing and forms:
        forms.append(_typing(place, typing["data-drafts"], forms[-1]))
    return links, tuple(one for one in forms if one)


def _forms_of(place, form):
    """Yield a form, and what its other buttons and the scripts of its page make of it."""
    controls = tuple(_controls(form))
    page = place[2]
    yield _form(place, form.get("action") or page, form.get("method", "get"), controls)
    for button in form.find_all(attrs={"formaction": True}):
        method = button.get("formmethod") or form.get("method", "get")
        own = Control(button.get("name", ""), "hidden", button.get("value", ""))
        yield _form(place, button["formaction"], method, (*controls, own))
    if asked := IN_ANSWERS.get(place[0].endpoint_of(page)):
        yield _form(place, place[0].in_answer(asked), "post", controls)
    for script in SCRIPTS:
        for element in form.find_all(attrs={script: True}):
            yield _form(place, element[script], "post", controls)


def _form(place, action, method, controls):
    addresses, visitor, page = place
    action = urlsplit(page).path + action if action.startswith("?") else action
    endpoint = addresses.endpoint_of(action, method.upper())
    named = tuple(one for one in controls if one.name)
    return endpoint and FormOnPage(endpoint, visitor, page, action, method.upper(), named)


def _typing(place, action, form):
    """Return what the script sends that keeps what somebody types in a form."""
    token = [one.value for one in form.controls if one.name == "csrf_token"]
    typed = json.dumps([["given_name", "Noor"], ["notes", "Belt liever."]])
    values = ("".join(token), form.address, "b" * 32, form.page, "Titel", typed)
    named = zip(TYPING, values, strict=True)
    controls = tuple(Control(name, "hidden", value) for name, value in named)
    return _form(place, action, "post", controls)


def _controls(form):
    for control in form.find_all(CONTROLS, attrs={"name": True}):
        kind = control.name if control.name != "input" else control.get("type", "text")
        yield _control(control, kind)
    for button in form.find_all("button", attrs={"name": True}):
        if not button.get("formaction"):
            yield Control(button["name"], "button", button.get("value", ""))


def _control(control, kind):
    if kind in TICKED:
        value = control.get("value", "on")
        return Control(control["name"], kind, value, is_on=control.has_attr("checked"))
    if kind == "select":
        options = tuple(one.get("value", one.get_text()) for one in control.find_all("option"))
        chosen = [one for one in control.find_all("option") if one.has_attr("selected")]
        value = chosen[0].get("value", "") if chosen else (options or ("",))[0]
        return Control(control["name"], kind, value, options)
    value = control.get("value", "")
    if kind == "textarea":  # its first line end is not sent
        value = control.get_text().removeprefix("\r").removeprefix("\n")
    return Control(control["name"], kind, value)
