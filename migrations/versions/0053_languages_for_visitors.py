"""Languages for visitors that come as data: each with its texts, and who signed which part."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

PARTS = ("general", "talents", "booklet", "orientation", "scan", "card", "consent")


def _key(table, other, column, gone):
    name = f"fk_{table}_{column}_{other}"
    return sa.Column(
        column,
        sa.Integer,
        sa.ForeignKey(f"{other}.id", name=name, ondelete=gone),
        nullable=gone != "CASCADE",
    )


def upgrade():
    op.create_table(
        "added_language",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("own_name", sa.String, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_added_language"),
        sa.UniqueConstraint("code", name="uq_added_language_code"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "added_text",
        sa.Column("id", sa.Integer, nullable=False),
        _key("added_text", "added_language", "language_id", "CASCADE"),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.CheckConstraint("words <> ''", name="a_text_says_something"),
        sa.PrimaryKeyConstraint("id", name="pk_added_text"),
        sa.UniqueConstraint("language_id", "key", name="uq_added_text_language_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_added_text_language_id", "added_text", ["language_id"])
    op.create_table(
        "text_signature",
        sa.Column("id", sa.Integer, nullable=False),
        _key("text_signature", "added_language", "language_id", "CASCADE"),
        sa.Column(
            "part",
            sa.Enum(*PARTS, name="partcode", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        _key("text_signature", "staff_member", "signed_by_id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_text_signature"),
        sa.UniqueConstraint("language_id", "part", name="uq_text_signature_language_id_part"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_text_signature_language_id", "text_signature", ["language_id"])
    op.create_index("ix_text_signature_signed_by_id", "text_signature", ["signed_by_id"])


def downgrade():
    op.drop_table("text_signature")
    op.drop_table("added_text")
    op.drop_table("added_language")
