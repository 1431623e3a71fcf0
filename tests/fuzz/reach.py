"""Which forms and pages the fuzz has to come to: all that the access matrix knows."""

from collections.abc import Iterator

from vrijwilligers.web import access

PREPARED = "tests/fuzz/prepared/"
NOT_OPENED = {  # pages that no visitor is shown, and why
    "answers.lost": "it says that there is no such page",
    "api.nowhere": "it says that there is no such page",
    "site.nowhere": "it says that there is no such page",
}
NOT_SENT = {  # forms that stand on no page of the prepared desk, and why
    "site.leave_scan": "it stands behind two dozen cards: tests/site/test_talent_scan.py",
    "site.print_scan": "it stands behind two dozen cards: tests/site/test_talent_scan.py",
    "site.erase_scan": "it stands behind two dozen cards: tests/site/test_talent_scan.py",
    "answers.count_for_team": "the same: tests/answers/test_actions_team_scans.py",
    "visitor_texts.take_in": "it answers a table: tests/visitor_texts/test_views.py",
    "organisations.import_source": "lists of organisations have no name of their own",
    "organisations.import_go_on": "no list of organisations can be undone while one is left "
    "half-way, and both cannot be there: it is the view of the two other kinds",
}


def not_reached(app, walked) -> Iterator[str]:
    """Yield each page that was not shown and each form that was not found."""
    shown = {page.endpoint for page in walked.pages if page.status < 400}
    sent = {name.partition(" ")[2] for name in walked.forms if name.startswith("POST")}
    for line in access.matrix(app):
        endpoint, methods, *_ = line.split()
        if "GET" in methods and not endpoint.endswith("static"):
            yield from _wrong("page", endpoint, shown, NOT_OPENED)
        if "POST" in methods:
            yield from _wrong("form", endpoint, sent, NOT_SENT)


def _wrong(what, endpoint, reached, exceptions) -> Iterator[str]:
    if endpoint not in reached and endpoint not in exceptions:
        yield f"case {what} {endpoint}: not reached; prepare its record in {PREPARED}"
    if endpoint in reached and endpoint in exceptions:
        yield f"case {what} {endpoint}: reached, so it is no exception (tests/fuzz/reach.py)"
