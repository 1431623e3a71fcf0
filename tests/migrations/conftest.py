"""A database of its own for each test of migrations."""

import pytest
from sqlalchemy import create_engine, text

from tests.conftest import settings
from vrijwilligers.app import create_app
from vrijwilligers.cli import migrations
from vrijwilligers.config import database_url
from vrijwilligers.extensions import db


@pytest.fixture
def empty(server, tmp_path):
    """An application with a database in which nothing was ever made."""
    if server.startswith("sqlite"):
        url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    else:
        root = create_engine(database_url(server, tmp_path), isolation_level="AUTOCOMMIT")
        with root.connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS migrations_test WITH (FORCE)"))
            connection.execute(text("CREATE DATABASE migrations_test"))
        url = root.url.set(database="migrations_test").render_as_string(hide_password=False)
        root.dispose()
    app = create_app(settings(url, tmp_path))
    migrations.init_app(app)
    with app.app_context():
        yield app
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
