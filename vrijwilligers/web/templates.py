"""How a page is made: strict templates with our fonts, refused forms."""

from typing import Any

import font_source_sans_pro
from flask import Blueprint, Flask, g, render_template
from flask_babel import lazy_gettext as _l
from jinja2 import StrictUndefined
from markupsafe import Markup

from vrijwilligers.vocabulary.languages import LANGUAGES, speaking, spoken
from vrijwilligers.vocabulary.phones import dialled
from vrijwilligers.vocabulary.words import parts_of_day, say_municipality, say_phone, weekdays
from vrijwilligers.web.addresses import at_page, here, with_question
from vrijwilligers.web.deed_numbers import is_too_old, sent_otherwise

NOTHING_SAVED = _l("Nothing was saved. Look at the page below, and send it again.")
fonts = Blueprint(
    "fonts",
    __name__,
    static_folder=f"{font_source_sans_pro.__path__[0]}/files",
    static_url_path="/fonts",
)


def init_app(app: Flask) -> None:
    """Make templates strict: an unknown name is an error, not an empty spot."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals |= {
        "here": here,
        "at_page": at_page,
        "with_question": with_question,
        "in_each_language": in_each_language,
        "weekdays": weekdays,
        "parts_of_day": parts_of_day,
    }
    app.jinja_env.filters |= {"phone": say_phone, "dial": dialled, "municipality": say_municipality}
    app.register_blueprint(fonts)


def in_each_language(template: str) -> list[tuple[str, Markup]]:
    """Say something in each of our languages, that of the page first: its reader may be anybody."""
    said = []
    for code in sorted(LANGUAGES, key=lambda code: code != spoken()):
        with speaking(code):
            said.append((code, Markup(render_template(template))))  # noqa: S704 - a page of ours
    return said


def form_page(template: str, form: Any, **context: object) -> tuple[str, int]:
    """Show a form: 200 when it is fresh, 422 when refused, 409 when a colleague was faster.

    A refusal is said on top of the page, whatever it is about.
    """
    g.shows_form = True
    is_asked_anew = sent_otherwise() or is_too_old()
    status = 409 if form.conflict or is_asked_anew else 422 if form.is_submitted() else 200
    if status == 422 and not form.errors:
        form.form_errors.append(NOTHING_SAVED)
    return render_template(template, form=form, **context), status
