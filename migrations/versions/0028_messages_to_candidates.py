"""What we write to candidates: templates of the desk, a calendar file beside a mail, a way to stop."""

import sqlalchemy as sa
from alembic import op

from migrations.rebuild import changing

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

drops = set()
KINDS = ("appointment", "changed", "cancelled", "not_reached")


def upgrade():
    kinds = sa.Enum(*KINDS, name="lettertemplatekind", native_enum=False, create_constraint=True)
    op.create_table(
        "letter_template",
        sa.Column("kind", kinds, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "language", name="pk_letter_template"),
    )
    with changing("appointment") as appointment:
        appointment.add_column(sa.Column("uid", sa.String))
        appointment.add_column(sa.Column("sequence", sa.Integer))
        appointment.add_column(sa.Column("mailed_hash", sa.String))
    with changing("message") as message:
        message.add_column(sa.Column("calendar", sa.Text))
    with changing("candidate") as candidate:
        candidate.add_column(sa.Column("mail_stopped_at", sa.DateTime(timezone=True)))
        candidate.add_column(
            sa.Column("whatsapp", sa.Boolean, nullable=False, server_default=sa.false())
        )


def downgrade():
    with changing("candidate") as candidate:
        candidate.drop_column("whatsapp")
        candidate.drop_column("mail_stopped_at")
    with changing("message") as message:
        message.drop_column("calendar")
    with changing("appointment") as appointment:
        appointment.drop_column("mailed_hash")
        appointment.drop_column("sequence")
        appointment.drop_column("uid")
    op.drop_table("letter_template")
