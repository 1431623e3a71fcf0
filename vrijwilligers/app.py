"""The volunteer desk. Read this file as the table of contents of the application."""

from collections.abc import Iterable
from pkgutil import resolve_name
from threading import RLock
from typing import Any

from flask import Flask

from vrijwilligers import extensions, registry
from vrijwilligers.cli.group import CommandGroup
from vrijwilligers.config import Config
from vrijwilligers.records import db, facts, search_keys

FEATURES = (  # from the lowest floor to the highest; each says in its feature.py what it brings
    "vrijwilligers.records",
    "vrijwilligers.links",
    "vrijwilligers.settings",
    "vrijwilligers.accounts",
    "vrijwilligers.imports",
    "vrijwilligers.sensitive_words",
    "vrijwilligers.talents",
    "vrijwilligers.visitor_texts",
    "vrijwilligers.organisations",
    "vrijwilligers.vacancies",
    "vrijwilligers.candidates",
    "vrijwilligers.support_needs",
    "vrijwilligers.scans",
    "vrijwilligers.drafts",
    "vrijwilligers.answers",
    "vrijwilligers.matching",
    "vrijwilligers.pool",
    "vrijwilligers.referrers",
    "vrijwilligers.bundles",
    "vrijwilligers.markets",
    "vrijwilligers.desk",
    "vrijwilligers.site",
    "vrijwilligers.privacy",
    "vrijwilligers.demo",
    "vrijwilligers.cli",
)


class Desk(Flask):
    """The application. Its pages are loaded when a request, an address or a template asks."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._loading = RLock()
        self._pages = ""  # where the function is found that loads them
        self._failure: BaseException | None = None
        super().__init__(*args, **options)

    def load_pages(self) -> None:
        """Load the pages, once; where that fails, for want of a lock or else, none ever opens."""
        with self._loading:
            if self._failure:
                raise RuntimeError("The pages could not be loaded.") from self._failure
            path, self._pages = self._pages, ""  # who loads asks for addresses and templates too
            try:
                if path:
                    resolve_name(path)(self)
            except BaseException as failure:
                self._failure = failure
                raise

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Answer a request, with the pages."""
        self.load_pages()
        return super().__call__(environ, start_response)

    @property
    def url_map(self) -> Any:
        """The addresses of the pages."""
        self.load_pages()
        return self._url_map

    @url_map.setter
    def url_map(self, addresses: Any) -> None:
        self._url_map = addresses

    @property
    def jinja_env(self) -> Any:
        """What templates are made with; the pages put their words in it."""
        self.load_pages()
        with self._loading:
            if "_templates" not in self.__dict__:
                self._templates = self.create_jinja_environment()
        return self._templates


def create_app(config: Config | None = None, *, features: Iterable[str] = FEATURES) -> Desk:
    """Build the application: settings, extensions, features, and pages for who asks."""
    config = config or Config.from_environment()
    app = Desk(__package__, template_folder=config.TEMPLATES, instance_path=config.INSTANCE)
    app.config.from_object(config)
    for part in (extensions, db):
        part.init_app(app)
    facts.watch()
    search_keys.watch()
    registry.plug_in(app, [resolve_name(f"{name}.feature:FEATURE") for name in features])
    app.cli = CommandGroup(registry.registry_of(app).commands)
    app._pages = "vrijwilligers.web.loading:load_pages"
    return app
