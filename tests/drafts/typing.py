"""Typing in a form as the script of the page tells the server."""

import json


def form_of(page, form="main form.sheet"):
    return page.html.select_one(form)


def hidden(page, name):
    return form_of(page).select_one(f"[name={name}]")["value"]


def typed_in(desk, shown, answers, *, status=200, address=None, key=None, **changes):
    """Keep what is typed in the form of a page; return what the server says."""
    version = form_of(shown).select_one("[name=version]")
    if isinstance(answers, dict):
        answers = [[name, text] for name, text in answers.items()]
    if version:
        answers = [*answers, ["version", version["value"]]]
    sent = {
        "csrf_token": hidden(shown, "csrf_token"),
        "address": address or form_of(shown).get("action") or shown.address,
        "form_key": key or hidden(shown, "draft"),
        "page": shown.address,
        "title": shown.heading,
        "typed": json.dumps(answers),
    } | changes
    with desk._request():
        response = desk.client.post("/drafts/", data=sent, headers={"X-Requested-With": "desk"})
    assert response.status_code == status, response.text
    return response.get_json(silent=True)


def value_of(page, name):
    control = form_of(page).select_one(f"[name={name}]")
    return control.get_text().strip() if control.name == "textarea" else control["value"]


def offers(page):
    """Return what a page offers to put back, as links."""
    return [link["href"] for link in page.html.select("[data-kept] a")]
