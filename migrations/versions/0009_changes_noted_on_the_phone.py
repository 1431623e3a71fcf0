"""Who noted on the phone what an organisation wants to change."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

drops = set()


def upgrade():
    with changing("change_request") as change:
        change.add_column(sa.Column("is_noted", sa.Boolean))
        change.add_column(sa.Column("noted_by_id", sa.Integer))
        change.add_constraint(
            "fk_change_request_noted_by_id_staff_member",
            "FOREIGN KEY (noted_by_id) REFERENCES staff_member (id) ON DELETE SET NULL",
        )
    op.create_index("ix_change_request_noted_by_id", "change_request", ["noted_by_id"])


def downgrade():
    op.drop_index("ix_change_request_noted_by_id", "change_request")
    with changing("change_request") as change:
        change.drop_constraint("fk_change_request_noted_by_id_staff_member")
        change.drop_column("noted_by_id")
        change.drop_column("is_noted")
