"""Joining the pool for short assignments: no cookie, and no answer tells who is known."""

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.candidates.wording import text_of
from vrijwilligers.links.views import address_of
from vrijwilligers.pool.actions import applying
from vrijwilligers.pool.questions import ASKED, PoolApplicationForm
from vrijwilligers.pool.rules.links import APPLICATION
from vrijwilligers.records.encryption import keyed_hashes
from vrijwilligers.settings.current import takes_fiches
from vrijwilligers.site.views.blueprint import bp
from vrijwilligers.site.views.response_cache import cached
from vrijwilligers.site.views.talents import private
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.extensions import csrf, limiter
from vrijwilligers.web.places import place
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

FROM_ONE_PLACE = "30 per hour"  # a class of thirty may be one
TO_ONE_ADDRESS = "3 per day"  # so that nobody fills the mailbox of somebody else


def _whom() -> str:
    """Name to whom a mail would go, or whom we would call; without their name in the counter."""
    typed = request.form.get("email", "").strip().lower() or request.form.get("phone", "").strip()
    return keyed_hashes(f"pool application {typed}")[0] if typed else place()


@bp.route("/pool", methods=["GET", "POST"])
@csrf.exempt
@public
@limiter.limit(FROM_ONE_PLACE, methods=["POST"])
@limiter.limit(
    TO_ONE_ADDRESS,
    key_func=_whom,
    methods=["POST"],
    deduct_when=lambda response: response.status_code == 303,
)
@writes(Effect.ADDS)
def join() -> ResponseReturnValue:
    """Let somebody ask to join; it is confirmed by a link in a mail, or by a call of ours."""
    form = PoolApplicationForm()
    form.texts = tuple(text_of(purpose, spoken()) for purpose in ASKED)
    if form.validate_on_submit():
        with form.showing_problems():
            applying.apply(form.details(spoken()), at=now(), address_of=address_of(APPLICATION))
            return redirect(url_for("site.joined"), 303)
    form.show_texts()
    page, status = form_page("site/join.html", form, is_open=takes_fiches())
    return private(make_response(page, status))


@bp.get("/pool/sent")
@public
@cached
def joined() -> ResponseReturnValue:
    """Thank, and say what happens next: the same to everybody."""
    return render_template("site/joined.html")
