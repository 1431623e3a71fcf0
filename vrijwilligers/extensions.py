"""The Flask extensions, made here unbound and tied to the app in ``init_app``."""

from typing import TYPE_CHECKING, ClassVar

from flask import Flask
from flask_babel import Babel
from flask_bootstrap import Bootstrap5
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_mailman import Mail
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all models: every constraint has a predictable name."""

    metadata = MetaData(naming_convention=NAMES)
    __table__: ClassVar[Table]


db: SQLAlchemy = SQLAlchemy(model_class=Base)
if TYPE_CHECKING:
    Model = Base  # what the type checker sees of ``db.Model``, which is made while running
else:
    Model = db.Model
babel = Babel()
bootstrap = Bootstrap5()
csrf = CSRFProtect()
limiter = Limiter(get_remote_address)
login_manager = LoginManager()
mail = Mail()
migrate = Migrate()


def init_app(app: Flask) -> None:
    """Tie the extensions to the app. Babel is tied in ``web.languages``."""
    db.init_app(app)
    migrate.init_app(app, db, directory=app.config["MIGRATIONS"])
    bootstrap.init_app(app)
    csrf.init_app(app)
    limiter.init_app(app)
    mail.init_app(app)
    login_manager.init_app(app)
    login_manager.login_view = "accounts.sign_in"
    login_manager.login_message = None
