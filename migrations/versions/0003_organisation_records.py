"""Organisations as the desk keeps them: addresses, texts, agreements, contacts, links."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OLD_KINDS = (
    "ck_organisation_organisationkind",
    "kind IN ('vzw', 'association', 'public', 'foundation', 'citizens', 'unknown')",
)
KINDS = (
    "ck_organisation_organisationkind",
    "kind IN ('vzw', 'asbl', 'ivzw', 'association', 'public', 'foundation', 'citizens', "
    "'company', 'unknown')",
)
NEW_CHECKS = (
    (
        "ck_organisation_cap_lets_somebody_in",
        "cap_per_vacancy IS NULL OR cap_per_vacancy > 0",
    ),
    ("ck_organisation_a_year_needs_its_label", "accessible_year IS NULL OR is_accessible"),
)
OLD_COLUMN = ("municipality", sa.String())
NEW_COLUMNS = (
    ("vcode", sa.String()),
    ("offers_tasks", sa.Boolean()),
    ("accessible_training", sa.String()),
    ("accessible_year", sa.Integer()),
    ("has_liability_insurance", sa.Boolean()),
    ("has_staff", sa.Boolean()),
    ("youngest_age", sa.Integer()),
    ("paused_until", sa.Date()),
    ("cap_per_vacancy", sa.Integer()),
)
MOVE = """
    INSERT INTO organisation_address (organisation_id, municipality, is_main)
    SELECT id, municipality, true FROM organisation WHERE municipality IS NOT NULL
"""
BACK = """
    UPDATE organisation SET municipality = (
        SELECT max(municipality) FROM organisation_address
        WHERE organisation_id = organisation.id AND is_main
    )
"""


def _change(columns, *gone, before, after):
    """Add and drop columns and replace checks; SQLite writes the table anew to do so."""
    with op.batch_alter_table("organisation") as batch:
        for name, _ in before:
            batch.drop_constraint(op.f(name), type_="check")
        for name, kind in columns:
            batch.add_column(_column(name, kind))
        for name in gone:
            batch.drop_column(name)
        for name, sql in after:
            batch.create_check_constraint(op.f(name), sql)


def _column(name, kind):
    if name == "offers_tasks":  # who was known until now offers tasks
        return sa.Column(name, kind, nullable=False, server_default=sa.true())
    return sa.Column(name, kind)


def upgrade():
    op.create_table(
        "organisation_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("street", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("municipality", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_address_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_address")),
    )
    with op.batch_alter_table("organisation_address", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_address_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "organisation_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("kbo", sa.String(), nullable=True),
        sa.Column("vcode", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_alias_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_alias")),
        sa.UniqueConstraint("name_folded", name=op.f("uq_organisation_alias_name_folded")),
    )
    with op.batch_alter_table("organisation_alias", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_alias_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_organisation_alias_kbo"), ["kbo"], unique=False)
        batch_op.create_index(batch_op.f("ix_organisation_alias_vcode"), ["vcode"], unique=False)

    op.create_table(
        "not_double",
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("one_id <> other_id", name=op.f("ck_not_double_two_are_not_one")),
        sa.ForeignKeyConstraint(
            ["one_id"],
            ["organisation.id"],
            name=op.f("fk_not_double_one_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["organisation.id"],
            name=op.f("fk_not_double_other_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_not_double")),
    )
    op.create_index("ix_not_double_other_id", "not_double", ["other_id"])

    op.create_table(
        "organisation_sector",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_sector_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "code", name=op.f("pk_organisation_sector")),
    )

    op.create_table(
        "organisation_text",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("name_folded", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_text_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "language", name=op.f("pk_organisation_text")),
    )
    with op.batch_alter_table("organisation_text", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_text_name_folded"), ["name_folded"], unique=False
        )

    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "partnership",
                "sharing",
                "joint",
                "processor",
                "other",
                name="agreementkind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(file IS NULL) = (file_name IS NULL)", name=op.f("ck_agreement_a_file_has_a_name")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= signed_on", name=op.f("ck_agreement_signing_comes_first")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_agreement_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "information_note",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("says_aim", sa.Boolean(), nullable=False),
        sa.Column("says_liability", sa.Boolean(), nullable=False),
        sa.Column("says_other_insurance", sa.Boolean(), nullable=False),
        sa.Column("says_allowance", sa.Boolean(), nullable=False),
        sa.Column("says_secrecy", sa.Boolean(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(file IS NULL) = (file_name IS NULL)",
            name=op.f("ck_information_note_a_file_has_a_name"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_information_note_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_information_note")),
    )

    op.create_table(
        "proposal_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_proposal_link_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_proposal_link_token_hash")),
    )
    with op.batch_alter_table("proposal_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_proposal_link_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "organisation_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "phone",
                "mail",
                "visit",
                "other",
                name="contactchannel",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("contact_person_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_person_id"],
            ["contact_person.id"],
            name=op.f("fk_organisation_contact_contact_person_id_contact_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_contact_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff_member.id"],
            name=op.f("fk_organisation_contact_staff_id_staff_member"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_contact")),
    )
    with op.batch_alter_table("organisation_contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_contact_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "organisation_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=True),
        sa.Column("taken_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"],
            ["staff_member.id"],
            name=op.f("fk_organisation_import_uploaded_by_id_staff_member"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_import")),
    )

    op.execute(MOVE)
    _change(NEW_COLUMNS, "municipality", before=[OLD_KINDS], after=[KINDS, *NEW_CHECKS])
    op.create_index("ix_organisation_vcode", "organisation", ["vcode"], unique=True)
    op.add_column("contact_person", sa.Column("language", sa.String()))


def downgrade():
    op.drop_column("contact_person", "language")
    op.drop_index("ix_organisation_vcode", "organisation")
    op.execute("UPDATE organisation SET kind = 'unknown' WHERE kind IN ('asbl', 'ivzw', 'company')")
    gone = [name for name, _ in NEW_COLUMNS]
    _change([OLD_COLUMN], *gone, before=[KINDS, *NEW_CHECKS], after=[OLD_KINDS])
    op.execute(BACK)
    op.drop_table("organisation_import")
    op.drop_table("organisation_contact")
    op.drop_table("proposal_link")
    op.drop_table("information_note")
    op.drop_table("agreement")
    op.drop_table("organisation_text")
    op.drop_table("organisation_sector")
    op.drop_table("not_double")
    op.drop_table("organisation_alias")
    op.drop_table("organisation_address")
