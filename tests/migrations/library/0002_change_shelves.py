"""Change a bit of everything of the shelves and the labels."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0002"
down_revision = "0001"
drops = {
    "shelf.order",
    "shelf.height",
    "shelf.above_id",
    "shelf.ck_shelf_order",
    "shelf.uq_shelf_height",
    "shelf.fk_shelf_above",
    "label.code",
}
ABOVE = "FOREIGN KEY (above_id) REFERENCES shelf (id) ON DELETE SET NULL"


def upgrade():
    with changing("shelf") as shelf:
        shelf.drop_constraint("fk_shelf_above")
        shelf.drop_column("above_id")
        shelf.add_column(sa.Column("room", sa.String(20), server_default="hall", nullable=False))
        shelf.add_column(sa.Column("label_id", sa.Integer))
        shelf.drop_constraint("ck_shelf_order")
        shelf.add_constraint("ck_shelf_order", """CHECK ("order" IN ('a, (b)', 'c', 'd'))""")
        shelf.set_not_null("order")
        shelf.drop_not_null("height")
        shelf.drop_constraint("uq_shelf_height")
        shelf.add_constraint("uq_shelf_room", "UNIQUE (room, height)")
        shelf.add_constraint(
            "fk_shelf_label", "FOREIGN KEY (label_id) REFERENCES book (id) ON DELETE CASCADE"
        )
    with changing("label") as label:
        label.change_type("code", sa.String(5))


def downgrade():
    with changing("label") as label:
        label.change_type("code", sa.String(3))
    op.execute("""UPDATE shelf SET "order" = 'c' WHERE "order" = 'd'""")
    with changing("shelf") as shelf:
        shelf.drop_constraint("fk_shelf_label")
        shelf.drop_constraint("uq_shelf_room")
        shelf.add_constraint("uq_shelf_height", "UNIQUE (height)")
        shelf.set_not_null("height")
        shelf.drop_not_null("order")
        shelf.drop_constraint("ck_shelf_order")
        shelf.add_constraint("ck_shelf_order", """CHECK ("order" IN ('a, (b)', 'c'))""")
        shelf.drop_column("label_id")
        shelf.drop_column("room")
        shelf.add_column(sa.Column("above_id", sa.Integer))
        shelf.add_constraint("fk_shelf_above", ABOVE)
