"""How secrets are called is declared once, in our languages."""

import pytest
from wtforms.fields.core import UnboundField

from vrijwilligers.config.secret_names import is_secret
from vrijwilligers.links.logs import without_tokens
from vrijwilligers.web.forms import Form


def every_form():
    forms = [Form]
    for form in forms:
        forms += form.__subclasses__()
    return forms


@pytest.mark.parametrize(
    "name",
    [
        *("wachtwoord", "nieuw_wachtwoord", "paswoord", "mot_de_passe", "mot-de-passe", "geheim"),
        *("pwd", "user_pwd", "otp", "code", "herstelcode", "sleutel", "api_key", "Password", "pin"),
    ],
)
def test_a_secret_is_known_by_its_name_in_each_of_our_languages(name):
    assert is_secret(name)
    line = without_tokens(f"GET /find?page=2&{name}=hunter2&state=new 200")
    assert line == f"GET /find?page=2&{name}=…&state=new 200"


@pytest.mark.parametrize("name", ["postcode", "text", "language", "keywords", "spin", "state"])
def test_what_is_no_secret_is_kept_and_logged(name):
    assert not is_secret(name)
    line = f"GET /find?{name}=2"
    assert without_tokens(line) == (line if name != "text" else "GET /find?text=…")


def test_of_our_own_forms_only_passwords_and_codes_are_secrets(app):
    app.load_pages()
    fields = [item for form in every_form() for item in vars(form).items()]
    asked = {name for name, field in fields if isinstance(field, UnboundField)}
    assert {name for name in asked if is_secret(name)} == {"password", "new_password", "code"}
