"""What a critical reader looks for in every page, whatever the test is about."""

from collections import Counter
from html import unescape

from tests.markup import tags_of

CONTROLS = {"input", "select", "textarea"}
NO_QUESTIONS = {"hidden", "submit"}
DATA = "application/ld+json"
REFUSALS = {"error-summary", "edit-conflict", "refusal"}
ERRORS = ("Error:", "Fout:", "Erreur :")
INLINE = {"onclick", "style"}


def check(page):
    """Raise the first thing that is wrong with a page."""
    tags = tags_of(page)
    _check_heading(tags)
    ids = Counter(tag.values["id"] for tag, _ in tags if "id" in tag.values)
    assert ids.total() == len(ids), f"an id is used twice: {ids.most_common(1)}"
    _check_labels(tags)
    _check_numbers(tags)
    for tag, _ in tags:
        link = tag.values.get("href", "") if tag.name == "a" else ""
        assert not link.startswith("#") or link[1:] in ids, f"this link leads nowhere: {link}"
        assert not _is_inline(tag), f"style or script within the page: {tag}"


def check_refusal(page):
    """Raise that a refused form does not say so on top, in its title and to who cannot see it."""
    tags = tags_of(page)
    said = [tag for tag, _ in tags if tag.values.get("id") in REFUSALS]
    assert said, "what was refused is said on top"
    if any(tag.values["id"] == "refusal" for tag in said):
        return  # a page of its own, whose heading says it
    assert all(tag.values.get("role") == "alert" and "autofocus" in tag.values for tag in said)
    title = _text_in("title", tags)
    assert title.startswith(ERRORS), f"the title of a refused form says so: {title}"


def _check_heading(tags):
    (language,) = [tag.values.get("lang") for tag, _ in tags if tag.name == "html"]
    assert language in {"nl", "fr", "en"}
    headings = [tag for tag in _outside_templates(tags) if tag.name == "h1"]
    assert len(headings) == 1, "a page has one heading"
    heading, title = _text_in("h1", tags), _text_in("title", tags)
    assert heading in title, f"the title repeats the heading: {heading} / {title}"


def _outside_templates(tags):
    """Leave out what only takes the place of the page, such as the lock."""
    depth = 0
    for tag, _ in tags:
        depth += {"template": 1, "/template": -1}.get(tag.name, 0)
        if not depth:
            yield tag


def _check_numbers(tags):
    """A form that changes something carries the number of its deed."""
    missing = None
    for tag, _ in tags:
        if tag.name == "form" and tag.values.get("method") == "post":
            missing = tag
        elif tag.values.get("name") == "deed":
            missing = None
        assert not (tag.name == "/form" and missing), f"no number of the deed: {missing}"


def _text_in(name, tags):
    names = [tag.name for tag, _ in tags]
    place = slice(names.index(name), names.index(f"/{name}"))
    return " ".join(unescape(" ".join(words for _, words in tags[place])).split())


def _check_labels(tags):
    labelled = {tag.values.get("for") for tag, _ in tags if tag.name == "label"} - {None}
    for tag in _controls_outside_labels(tags):
        named = tag.values.get("aria-label") or tag.values.get("id") in labelled
        assert named, f"no label: {tag}"


def _controls_outside_labels(tags):
    depth = 0
    for tag, _ in tags:
        depth += {"label": 1, "/label": -1}.get(tag.name, 0)
        if tag.name in CONTROLS and not depth and tag.values.get("type") not in NO_QUESTIONS:
            yield tag


def _is_inline(tag):
    if tag.name == "script":
        return "src" not in tag.values and tag.values.get("type") != DATA
    return tag.name == "style" or bool(INLINE & tag.values.keys())
