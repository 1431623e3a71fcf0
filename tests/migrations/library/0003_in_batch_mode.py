"""Change the books and the labels as Alembic does by itself, which loses a part of them."""

from alembic import op

revision = "0003"
down_revision = "0002"
drops = {"book.shelf_id", "label.code"}


def upgrade():
    for table, column in (("book", "shelf_id"), ("label", "code")):
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, server_default="1")
