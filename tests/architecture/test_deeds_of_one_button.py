"""What one button does without asking anything more, reviewed; what harms asks a tick."""

import re

from tests.architecture.test_house import TEMPLATES

DEED = re.compile(r"\bdeed\(url_for\(\"\.?(?:\w+\.)?(\w+)\"")
HARMLESS = {
    "counts, and can be taken back": {"count_conversation", "join_contact", "undo_contact"},
    "a follow-up or a message of ours goes on": {
        *("finish_follow_up", "finish_recall", "mail_recall", "send_again", "settle"),
        *("informed", "write_to_people", "ask", "confirm", "look_at_source", "check"),
    },
    "consent is taken back in one click, and undone for ten minutes (P-06)": {
        *("withdraw", "undo_withdrawal", "withdraw_yes", "undo_withdrawn_yes"),
    },
    "its opposite stands on the same page": {
        *("put_on_show", "take", "contact", "resume", "doubles_are_two", "doubles_again"),
        "reopen_account",
    },
    "nothing of ours goes": {"copy", "decline", "import_throw_away", "invite_again"},
    "our own session alone": {"sign_out_everywhere"},
}
ASKING = {"close_account", "end_sessions", "remove_second_factor", "take_back"}


def test_a_deed_of_one_button_is_reviewed_or_asks_a_tick():
    pressed = {name for path in TEMPLATES for name in DEED.findall(path.read_text())}
    assert pressed == set().union(*HARMLESS.values())


def test_a_deed_that_harms_asks_a_tick(app):
    app.load_pages()
    views = app.view_functions.items()
    asking = {name.split(".")[-1] for name, view in views if hasattr(view, "asks_if_sure")}
    assert asking == ASKING
