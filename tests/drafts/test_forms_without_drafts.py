"""Every form that somebody types in keeps what is typed, or stands here with the reason why not."""

import re
from pathlib import Path

from tests.drafts.typing import offers, typed_in

TEMPLATES = Path(__file__).parents[2] / "templates"
FORM = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL)
TYPED = re.compile(r'\bfield\(|control\("(?!hidden)|<(select|textarea|input)\b')

WITHOUT_KEY = {
    "accounts/locked.html": "asks a password",
    "answers/team.html": "public: nobody is signed in to own it",
    "answers/vacancy.html": "public: nobody is signed in to own it",
    "desk/_tally.html": "a list to choose from, beside what was counted",
    "desk/_first_questions.html": "three ticks beside the list",
    "imports/_deeds.html": "one tick",
    "imports/undo.html": "one tick",
    "layouts/bar.html": "words to search",
    "layouts/cover.html": "asks a password",
    "markets/booklet.html": "choices for one print",
    "markets/visitor_booklet.html": "choices for one print",
    "matching/_suggestions.html": "a number to look up",
    "site/join.html": "public: nobody is signed in to own it",
    "site/talents/start.html": "public: nobody is signed in to own it",
    "vacancies/_layers.html": "one tick a fact",
    "vacancies/index.html": "choices for what is ticked in a list",
    "visitor_texts/part.html": "one tick",
    "visitor_texts/show.html": "asks a file",
}
NEVER_KEPT = {
    "accounts.change_password": "asks a password",
    "accounts.enrol": "asks a code",
    "accounts.new_recovery_codes": "asks a password",
    "accounts.unlock": "asks a password",
    "desk.find": "words to search",
    "desk.introduce_to": "words to search",
    "desk.start": "words to search",
    "drafts.keep_typing": "is the page that keeps",
    "organisations.cards": "choices for one print",
    "organisations.export": "choices for one file",
    "privacy.copy": "choices for one copy, about one person",
    "privacy.erase_candidate": "a word to confirm",
    "vacancies.export": "choices for one file",
}


def test_each_form_without_drafts_is_reviewed_r01(app):
    silent = {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        for form in FORM.findall(path.read_text())
        if TYPED.search(form) and "draft_key(" not in form
    }
    assert silent == {*WITHOUT_KEY}
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    views = app.view_functions
    marked = {one for one in endpoints if getattr(views[one], "is_without_drafts", False)}
    assert marked == {*NEVER_KEPT}


def test_the_name_of_a_list_and_the_choices_of_an_edition_come_back_r01(coordinator):
    made = {"bundles.index": ("season", "summer"), "vacancies.import_new": ("source_name", "Mei")}
    for endpoint, (name, value) in made.items():
        typed_in(coordinator, coordinator.get(endpoint), {name: value, "progress": "old"})
        offered = offers(coordinator.get(endpoint))[0]
        back = coordinator.open(coordinator.open(offered, status=302).location)
        control = back.html.select_one(f"[name={name}][checked], [name={name}][type=text]")
        assert control["value"] == value
        assert not back.html.select("[name=progress][value=old]")
