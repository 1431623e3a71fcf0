import pytest

from tests.settings.answers import kept, typed
from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.settings.readers import pack, read, unpack, written
from vrijwilligers.settings.rules import SETTINGS, DeskSettings, Texts


@pytest.mark.parametrize("name", SETTINGS)
def test_each_answer_is_read_checked_and_written_as_it_can_be_read_again(name):
    setting = SETTINGS[name]
    value = read(setting, typed(name))
    assert written(setting, value) == kept(name)
    assert read(setting, written(setting, value)) == value


@pytest.mark.parametrize("name", SETTINGS)
def test_no_answer_is_an_answer(name):
    assert not read(SETTINGS[name], "  ")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("email", "desk@", "“desk@” is not an e-mail address."),
        ("phone", "our phone", "“our phone” is not a phone number."),
        ("website", "javascript:alert(1)", "“javascript:alert(1)” is not a web address."),
        ("links", "https://a.example", "Say what “https://a.example” is, before the address."),
        (
            "links",
            "\u200b https://a.example",
            "Say what “https://a.example” is, before the address.",
        ),
        ("links", "Krant krant.be", "“krant.be” is not a web address."),
        ("hours", "noon 10-12", "“noon 10-12” must begin with a day"),
        ("hours", "mon 10-12; mon 14-16", "“mon 14-16” must begin with a day"),
        ("hours", "mon early", "“early” is not a time such as 10:00-13:00."),
        ("hours", "mon 13-10", "“13-10” is not a time such as 10:00-13:00."),
        ("hours", "mon 10-10", "“10-10” is not a time such as 10:00-13:00."),
        ("hours", "mon 10-24:01", "“10-24:01” is not a time such as 10:00-13:00."),
        ("hours", "mon 10:60-12", "“10:60-12” is not a time such as 10:00-13:00."),
        ("hours", "mon 10-12, 11-13", "These hours overlap: “10-12, 11-13”."),
        ("closed_days", "31/02/2027", "“31/02/2027” is not an existing date."),
        (
            "closed_days",
            "2027-01-02..2027-01-01",
            "“2027-01-02..2027-01-01” ends before it begins.",
        ),
        ("closed_days", "..2027-01-01", "A day is missing."),
    ],
)
def test_what_is_no_answer_is_refused_with_a_reason(app, name, text, reason):
    with app.test_request_context(), pytest.raises(BadCell) as refused:
        read(SETTINGS[name], text)
    assert str(refused.value).startswith(reason)


def test_hours_may_touch_and_last_until_midnight():
    hours = read(SETTINGS["hours"], "sun 10-12, 12-24")
    assert [(one.start, one.end) for one in hours] == [("10:00", "12:00"), ("12:00", "24:00")]


def test_what_is_empty_is_not_kept():
    settings = DeskSettings(name=Texts({"fr": "Maison"}), phone="")
    assert pack(settings) == {"name": {"fr": "Maison"}}
    assert unpack(pack(settings)) == settings


def test_a_text_falls_back_on_a_language_that_has_one():
    text = Texts({"fr": "Maison", "en": "House"})
    assert [text.said_in(code) for code in ("nl", "fr", "en")] == ["Maison", "Maison", "House"]
    assert Texts().said_in("nl") == ""
    assert not Texts({"nl": ""})


def test_an_answer_that_a_later_version_refuses_is_empty_and_keeps_no_page_shut():
    known = unpack({"website": "ftp://desk.example", "phone": "+3225550123", "gone": "x"})
    assert known == DeskSettings(phone="+3225550123")


@pytest.mark.parametrize(
    "sign", ["\u200b", "\x01", "\u2028", "\x85", "\xa0", "\ufeff", ";", "--", " "]
)
@pytest.mark.parametrize("name", SETTINGS)
def test_what_is_let_in_with_an_odd_sign_in_any_place_can_be_read_again(name, sign):
    setting, text = SETTINGS[name], typed(name)
    places = (text[:place] + sign + text[place:] for place in range(len(text) + 1))
    for odd in (*places, f"{sign} {text.split()[-1]}"):
        try:
            value = read(setting, odd)
        except BadCell:
            continue
        assert (odd, read(setting, written(setting, value))) == (odd, value)
