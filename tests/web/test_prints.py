"""What a print asks again before it goes out."""

from vrijwilligers.web.carried_forms import carried_answers


def test_what_was_answered_is_asked_again_but_never_a_secret(app):
    typed = {"language": "nl", "password": "paars", "csrf_token": "old", "deed": "old"}
    with app.test_request_context("/bundles/", method="POST", data=typed):
        answers = carried_answers()
    assert ("language", "nl") in answers
    assert sorted(name for name, _value in answers) == ["csrf_token", "deed", "language"]
    assert "old" not in dict(answers).values()
