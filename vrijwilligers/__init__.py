"""The volunteer desk. Read this file as the table of contents of the application."""

from flask import Flask

from vrijwilligers import cli, extensions
from vrijwilligers.accounts.views import bp as account_pages
from vrijwilligers.answers.views import bp as answer_pages
from vrijwilligers.answers.views.proposal_links import bp as proposal_link_pages
from vrijwilligers.answers.views.updates import bp as update_pages
from vrijwilligers.bundles.views import bp as bundle_pages
from vrijwilligers.candidates.views import bp as candidate_pages
from vrijwilligers.config import Config
from vrijwilligers.desk.views import bp as desk_pages
from vrijwilligers.matching.views import bp as matching_pages
from vrijwilligers.organisations.views import bp as organisation_pages
from vrijwilligers.records import db
from vrijwilligers.site.views import api, door, site
from vrijwilligers.vacancies.views import bp as vacancy_pages
from vrijwilligers.web import access, errors, languages, pages, public_requests

PAGES = (
    account_pages,
    organisation_pages,
    vacancy_pages,
    answer_pages,
    proposal_link_pages,
    update_pages,
    candidate_pages,
    matching_pages,
    bundle_pages,
    desk_pages,
    door,
    site,
    api,
)


def create_app(config: Config | None = None) -> Flask:
    """Build the application: settings, extensions, house rules, features, locks."""
    config = config or Config.from_environment()
    app = Flask(__name__, template_folder=config.TEMPLATES, instance_path=config.INSTANCE)
    app.config.from_object(config)
    for part in (extensions, languages, db, public_requests, pages, errors):
        part.init_app(app)
    for blueprint in PAGES:
        app.register_blueprint(blueprint)
    cli.init_app(app)
    access.init_app(app)  # last: it refuses to start if a view forgot to say who may enter
    return app
