"""A text with data in it is a text: what it repeats from outside is no markup."""

import pytest
from flask import render_template_string
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from vrijwilligers.exchange.tables import Unreadable, read_table

BOLD = "<b class='x'>bold</b>"


def test_a_lazy_text_with_markup_in_its_data_is_written_as_text(app):
    said = _l("The column “%(column)s” is there twice.", column=BOLD)
    with app.test_request_context():
        shown = (render_template_string("{{ said }}", said=said), escape(said), Markup("%s") % said)

    assert all("<b" not in text and "&lt;b class=&#39;x&#39;&gt;" in text for text in shown)


def test_the_name_of_a_column_brings_no_button_into_a_page(app):
    button = "<button formaction=/accounts/staff/8/close>ok</button>"
    with pytest.raises(Unreadable) as refusal:
        read_table(f"source_id,{button},{button}\n1,2,3\n".encode())
    with app.test_request_context():
        shown = render_template_string("{{ said }}", said=refusal.value.message)

    assert "&lt;button" in shown
    assert "<button" not in shown
