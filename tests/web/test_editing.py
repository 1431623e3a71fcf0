"""Who was faster is told on every page where something is edited, also on those yet to come."""

import pytest

from tests.desk import Page
from vrijwilligers.web.editing import EditForm

OLD = "-1"  # a version that nothing has
TYPED = {"textarea": "Typed by me", "text": "Typed by me", "date": "2031-02-03"}

# Which addresses of one record ask no version: a new one has to stand here, or to ask one.
ADD = {  # they add something beside what is there
    *("organisations.new_address", "organisations.new_agreement", "organisations.new_person"),
    *("organisations.note", "organisations.cards", "proposal_links.show", "team_links.show"),
    *("matching.introduce",),
    *("bundles.selection", "desk.count_conversation", "matching.set_aside"),
    *("desk.conversation", "desk.explained"),  # a note of one's own; two tabs are joined
    *("matching.note_nothing", "vacancies.note_change", "desk.introduce_to"),
    *("matching.wait", "desk.add_note", "matching.check_text"),
    *("scans.enter", "scans.take_over"),
    *("markets.invite", "markets.link", "markets.new_task"),
    *("markets.welcome", "markets.type_appointment", "markets.day_link"),
    *("calls.text", "calls.keep"),
    *("markets.choose", "markets.print_booklet"),  # they show and keep nothing
    "markets.send_to_referrers",
    "markets.print_day_sheet",  # its link is new each time
    "markets.print_visitor_booklet",  # the way of a visitor is planned anew, not typed
    *(
        "candidates.known",
        "candidates.choose_other",
        "matching.numbered",
        "matching.ticked",
    ),  # they lead to a form, which asks one
}
SAME_WHATEVER_CHANGED = {  # one button that means the same whatever a colleague changed
    *("markets.confirm_stand", "markets.end_stand"),
    *("accounts.close_account", "accounts.reopen_account", "accounts.end_sessions"),
    *("accounts.remove_second_factor", "accounts.invite_again"),
    *("organisations.doubles_are_two", "organisations.doubles_again", "organisations.resume"),
    *(
        "organisations.remove_note",
        "proposal_links.take_back",
        "team_links.end",
        "candidates.withdraw",
    ),
    *("candidates.undo_withdrawal", "matching.withdraw_yes", "matching.undo_withdrawn_yes"),
    *("updates.ask", "updates.decline", "desk.join_contact", "desk.undo_contact"),
    *("privacy.copy", "privacy.erase_account", "desk.send_again", "desk.settle"),
    *("privacy.erase_candidate", "privacy.erase_contact_person", "privacy.informed"),
    *("drafts.discard", "matching.suggest_again", "matching.end_wait"),
    *("matching.answer_arrivals", "bundles.delete", "vacancies.take_apart"),
    *("vacancies.doubles_are_two", "vacancies.doubles_again"),
    *("candidates.pair_is_two", "candidates.pair_again", "candidates.undo_merge"),
    "matching.close_others",  # what a colleague closed meanwhile is left as it is
    *(
        "pool.go_on",
        "pool.take_out",
        "markets.remove_stand",
        "markets.remove_task",
        "markets.remove_group",
    ),
    *("calls.phone_next", "calls.take", "talents.undo"),
    *("calls.remove_template", "calls.put_template_back", "calls.name_template_back"),
    *("referrers.note_lead", "referrers.remove_lead", "pool.remove_application"),
    *("referrers.link", "referrers.end_links", "referrers.remove_referral"),  # a link, a tick
    *("pool.still_text", "pool.note_still"),
    *("markets.uncount_visitor", "markets.introduce_visitor"),
    *("calls.tell_day", "calls.came", "calls.reminded", "calls.finish", "pool.came_by_link"),
    *("matching.texted", "matching.mail_again", "matching.goes_alone", "matching.not_alone"),
}
ONE_OF_ITS_KIND = {"settings.part"}  # no number in the address
CHOICES = {
    "kept": "public",
    "step": "pause",
    "reported": "filled",
    "language": "nl",
    "how": "phone",
    "section": "contact",
    "basket": "no-answer",
    "kind": "not_reached",
    "speed": "urgent",
    "name": "cooking",  # of a pictogram
}

OF_A_SOURCE = {"vacancy_id": "imported"}
OTHER_RECORDS = {  # whose page takes a record in a state of its own
    **dict.fromkeys(("vacancies.texts", "vacancies.facts", "vacancies.choose_layers"), OF_A_SOURCE),
    "pool.pause_member": {"candidate_id": "member_id"},
    "calls.more_time": {"call_id": "asking_call"},
    "referrers.describe": {"organisation_id": "referrer"},
}


def test_who_edits_what_a_colleague_changed_sees_both_and_loses_nothing_f11(app, colleague, keys):
    rules = [rule for rule in app.url_map.iter_rules() if asks_version(rule)]
    assert len(rules) > 20
    assert [problem for rule in rules if (problem := look(colleague, rule, keys))] == []


def asks_version(rule):
    if rule.endpoint in ONE_OF_ITS_KIND:
        return True
    is_about_a_record = "POST" in rule.methods and any(n.endswith("_id") for n in rule.arguments)
    is_import = ".import_" in rule.endpoint  # an import says itself which step comes next
    return is_about_a_record and not is_import and rule.endpoint not in ADD | SAME_WHATEVER_CHANGED


def look(colleague, rule, keys):
    """Send the form of a page with an old version; return what is wrong about the answer."""
    values = keys | CHOICES
    if other := OTHER_RECORDS.get(rule.endpoint):
        values |= {name: keys[key] for name, key in other.items()}
    if rule.endpoint == "vacancies.merge":
        values |= {"stays_id": keys["vacancy_id"], "goes_id": keys["twin"]}
    if rule.endpoint == "candidates.merge":
        values |= {"stays_id": keys["candidate_id"], "goes_id": keys["other_candidate"]}
    if rule.endpoint == "vacancies.put_on_show":
        values |= {"step": "publish"}
    address = colleague.url(rule.endpoint, **{name: values[name] for name in rule.arguments})
    page = colleague.open(address if "GET" in rule.methods else "/accounts/me")
    typed = typed_in(page) if "GET" in rule.methods else {}
    filled = colleague.signed(address) | {"version": OLD} | typed
    with colleague._request():
        response = colleague.client.post(address, data=filled)
    if response.status_code != 409:
        return rule.endpoint, response.status_code
    page = Page(response)
    shown = {mine for _question, _theirs, mine in page.conflict}
    lost = set(typed.values()) - shown
    return (rule.endpoint, lost) if lost or "A colleague changed this" not in page.text else None


def typed_in(page):
    """Type into every text and day of the form of a page."""
    form = page.html.select_one("main form:has([name=version])")
    assert form, f"{page.address} asks no version"
    asked = {
        control["name"]: control.get("type", control.name)
        for control in form.select("input[name], textarea[name]")
    }
    return {name: TYPED[kind] for name, kind in asked.items() if kind in TYPED}


def test_a_form_about_a_record_is_made_by_what_compares_the_versions(app):
    with app.test_request_context(method="POST"), pytest.raises(RuntimeError, match="editing"):
        EditForm().validate()
