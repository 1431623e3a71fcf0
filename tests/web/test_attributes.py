"""The attributes of our forms are those that WTForms writes."""

from importlib.util import find_spec, module_from_spec

import pytest
from markupsafe import Markup
from wtforms import StringField

from vrijwilligers.web import attributes
from vrijwilligers.web.forms import Form


@pytest.fixture(scope="module")
def wtforms_own():
    """Load the module anew, as it is without us."""
    spec = find_spec("wtforms.widgets.core")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.html_params


def test_attributes_are_written_as_wtforms_does(wtforms_own):
    asked = {
        "value": "a\"b&<c>'",
        "selected": True,
        "checked": False,
        "class_": "wide",
        "data_first_of_all": 3,
        "aria_label": Markup('<b>"said"</b> &amp; &quot;done&quot;'),
        "title": None,
        "for_": "",
        "<odd>": "x",
    }

    for values in (asked, {}, *({name: value} for name, value in asked.items())):
        assert attributes.written(**values) == wtforms_own(**values)
    assert attributes.written is not wtforms_own


def test_a_field_is_written_with_what_was_typed_as_text(app):
    class WithText(Form):
        title = StringField("Title")

    with app.test_request_context():
        said = str(WithText(data={"title": 'a" onfocus="alert(1)'}).title(title="<b>"))
    assert said == (
        '<input id="title" name="title" title="&lt;b&gt;" type="text" '
        'value="a&#34; onfocus=&#34;alert(1)">'
    )
