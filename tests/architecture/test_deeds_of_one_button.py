"""What one button does without asking anything more, reviewed; what harms asks a tick."""

import re

from tests.architecture.test_house import TEMPLATES
from vrijwilligers.web import effects
from vrijwilligers.web.effects import Effect

DEED = re.compile(r"\bdeed\(url_for\(\"\.?(?:\w+\.)?(\w+)\"")
HARMLESS = {
    "counts, and can be taken back": {
        *("count_conversation", "join_contact", "undo_contact", "begin_fiche", "begin_nameless"),
    },
    "a follow-up or a message of ours goes on": {
        *("finish_recall", "mail_recall", "send_again", "settle"),
        *("informed", "explained", "ask", "confirm", "check", "answer_arrivals", "texted"),
        *("check_text", "check_task"),
        *("check_text", "phone_next", "text"),
        *("reminded", "tell_day"),
    },
    "consent is taken back in one click, and undone for ten minutes (P-06)": {
        *("withdraw", "undo_withdrawal", "withdraw_yes", "undo_withdrawn_yes"),
    },
    "they stop it themselves, with the link in each mail": {"mail_again"},
    "its opposite stands on the same page": {
        *("put_on_show", "take", "contact", "resume", "doubles_are_two", "doubles_again"),
        *("suggest_again", "end_wait", "take_apart", "pair_is_two", "pair_again"),
        *("goes_alone", "not_alone", "move"),
        *("say_yes", "say_other", "pause", "go_on", "say_wait", "say_still"),
        *("came", "came_by_link", "note_lead", "confirm_stand", "end_stand"),
        *("remove_template", "put_template_back", "name_template_back"),
    },
    "each fiche has what it had, and they can be made one again": {"undo_merge"},
    "logged, and it can be published or merged again": {"keep_open", "let_go"},
    "a list says again what it said before, and each change is logged": {"undo"},
    "a set is added, and those before stay; another one can be published": {"publish_set"},
    "nothing of ours goes": {"copy", "decline", "import_source", "import_throw_away"},
    "one mail, to the colleague who waits for it: their last link ends": {"invite_again"},
    "they leave the pool by themselves, and join again at the desk": {"leave"},
    "counts, without anybody": {"note_nothing", "uncount_visitor"},
    "a stand is added, which can be removed again": {"invite"},
    "a link is made for a phone, and former ones end": {
        *("day_link", "print_day_sheet", "still_text"),
    },
    "what they sent themselves is theirs, and they may send it again": {
        *("say_joins", "say_joins_not"),
    },
    "it is changed on the page of their wishes": {"note_still"},
    "an introduction is made, which can be ended": {"introduce_visitor"},
    "talents are added, which the fiche can do without again": {"take_over"},
    "our own session alone": {"sign_out_everywhere"},
}


def test_a_deed_of_one_button_is_reviewed_or_asks_a_tick():
    pressed = {name for path in TEMPLATES for name in DEED.findall(path.read_text())}
    assert pressed == set().union(*HARMLESS.values())


def test_what_harms_is_no_deed_of_one_button(app):
    app.load_pages()
    harming = {
        name.split(".")[-1]
        for name in app.view_functions
        if effects.effect_of(app, name) in (Effect.HARMS, Effect.HARMS_TYPED)
    }
    assert {"close_account", "delete", "import_undo", "edit_staff"} < harming
    assert not harming & set().union(*HARMLESS.values())
