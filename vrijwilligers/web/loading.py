"""How the pages come into the application: the web, the pages of the features, and the locks."""

from flask import Flask

from vrijwilligers.registry import registry_of
from vrijwilligers.web import access, errors, extensions, languages, pages, public_requests


def load_pages(app: Flask) -> None:
    """Load the pages of all features; refuse to go on if a view forgot to say who may enter."""
    for part in (extensions, languages, public_requests, pages, errors):
        part.init_app(app)
    declared = registry_of(app)
    app.jinja_env.globals |= {"registry": declared, "Permission": declared.permission_names}
    for blueprint in declared.loaded("pages"):
        app.register_blueprint(blueprint)
    access.init_app(app)  # last: it looks at every view
