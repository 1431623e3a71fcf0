"""A list of projects for which one pays, and which introduction is for which."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

FOR_A_PROJECT = "fk_introduction_project_project"


def upgrade():
    op.create_table(
        "project",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("name_nl", sa.String, nullable=False),
        sa.Column("name_fr", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("is_used", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_project")),
    )
    with changing("introduction") as introduction:
        introduction.add_column(sa.Column("project", sa.String))
        introduction.add_constraint(
            FOR_A_PROJECT, "FOREIGN KEY (project) REFERENCES project (code)"
        )


def downgrade():
    with changing("introduction") as introduction:
        introduction.drop_constraint(FOR_A_PROJECT)
        introduction.drop_column("project")
    op.drop_table("project")
