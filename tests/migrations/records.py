"""Write and read the records that tests of migrations take down and up again."""

from flask_migrate import downgrade
from sqlalchemy import select, text

from vrijwilligers.extensions import db


def there(sql):
    """Read rows of a database that is older than the models."""
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def back_to(revision):
    """Go down with everything that a test wrote."""
    db.session.commit()
    db.session.remove()
    downgrade(revision=revision)


def keep(*records):
    db.session.add_all(records)
    db.session.commit()


def only(model):
    return db.session.scalars(select(model)).one()
