"""First tables: what the desk, its organisations, its vacancies and its candidates need.

The tables stand here as they were made, by themselves: they do not follow the models.
"""

from alembic import op
from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Double,
    Enum,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
Moment = DateTime(timezone=True)
Sorted = String().with_variant(String(collation="C"), "postgresql")
metadata = MetaData(naming_convention=NAMES)

PROOF = {
    "sqlite": (
        """
        CREATE TRIGGER consent_text_proves BEFORE UPDATE ON consent_text WHEN NEW.id IS
        NOT OLD.id OR NEW.purpose IS NOT OLD.purpose OR NEW.version IS NOT OLD.version OR
        NEW.language IS NOT OLD.language OR NEW.body IS NOT OLD.body OR NEW.months IS NOT
        OLD.months OR NEW.digest IS NOT OLD.digest BEGIN SELECT RAISE(ABORT,
        'consent_text_proves'); END
        """,
        """
        CREATE TRIGGER consent_proves BEFORE UPDATE ON consent WHEN NEW.id IS NOT OLD.id
        OR NEW.text_id IS NOT OLD.text_id OR NEW.purpose IS NOT OLD.purpose OR NEW.way IS
        NOT OLD.way OR NEW.given_at IS NOT OLD.given_at OR (NEW.witness_id IS NOT
        OLD.witness_id AND NEW.witness_id IS NOT NULL) OR (NEW.withdrawn_at IS NOT
        OLD.withdrawn_at AND NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NOT
        NULL) OR (NEW.withdrawn_by_id IS NOT OLD.withdrawn_by_id AND NEW.withdrawn_by_id
        IS NOT NULL AND OLD.withdrawn_by_id IS NOT NULL) OR (NEW.parent_agreed_at IS NOT
        OLD.parent_agreed_at AND NEW.parent_agreed_at IS NOT NULL AND
        OLD.parent_agreed_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'consent_proves'); END
        """,
        """
        CREATE TRIGGER disclosure_proves BEFORE UPDATE ON disclosure WHEN NEW.id
        IS NOT OLD.id OR NEW.reference IS NOT OLD.reference OR NEW.introduction_id
        IS NOT OLD.introduction_id OR NEW.organisation_name IS NOT
        OLD.organisation_name OR NEW.fields IS NOT OLD.fields OR NEW.text IS NOT
        OLD.text OR NEW.language IS NOT OLD.language OR NEW.way IS NOT OLD.way OR
        NEW.agreed_at IS NOT OLD.agreed_at OR (NEW.witness_id IS NOT
        OLD.witness_id AND NEW.witness_id IS NOT NULL) OR (NEW.told_on IS NOT
        OLD.told_on AND NEW.told_on IS NOT NULL AND OLD.told_on IS NOT NULL) OR
        (NEW.told_how IS NOT OLD.told_how AND NEW.told_how IS NOT NULL AND
        OLD.told_how IS NOT NULL) OR (NEW.told_by_id IS NOT OLD.told_by_id AND
        NEW.told_by_id IS NOT NULL AND OLD.told_by_id IS NOT NULL) OR
        (NEW.withdrawn_at IS NOT OLD.withdrawn_at AND NEW.withdrawn_at IS NOT NULL
        AND OLD.withdrawn_at IS NOT NULL) OR (NEW.withdrawn_by_id IS NOT
        OLD.withdrawn_by_id AND NEW.withdrawn_by_id IS NOT NULL AND
        OLD.withdrawn_by_id IS NOT NULL) BEGIN SELECT RAISE(ABORT,
        'disclosure_proves'); END
        """,
        """
        CREATE TRIGGER audit_event_proves BEFORE UPDATE ON audit_event WHEN NEW.id
        IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.deed IS NOT OLD.deed OR
        NEW.thing IS NOT OLD.thing OR NEW.reason IS NOT OLD.reason OR NEW.amount
        IS NOT OLD.amount OR (NEW.staff_id IS NOT OLD.staff_id AND NEW.staff_id IS
        NOT NULL) OR (NEW.record_id IS NOT OLD.record_id AND NEW.record_id IS NOT
        NULL) BEGIN SELECT RAISE(ABORT, 'audit_event_proves'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION consent_text_proves() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE integrity_constraint_violation USING MESSAGE = 'consent_text_proves'; END
        $$; CREATE TRIGGER consent_text_proves BEFORE UPDATE ON consent_text FOR EACH ROW
        WHEN (NEW.id IS DISTINCT FROM OLD.id OR NEW.purpose IS DISTINCT FROM OLD.purpose
        OR NEW.version IS DISTINCT FROM OLD.version OR NEW.language IS DISTINCT FROM
        OLD.language OR NEW.body IS DISTINCT FROM OLD.body OR NEW.months IS DISTINCT FROM
        OLD.months OR NEW.digest IS DISTINCT FROM OLD.digest) EXECUTE FUNCTION
        consent_text_proves()
        """,
        """
        CREATE FUNCTION consent_proves() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE integrity_constraint_violation USING MESSAGE = 'consent_proves'; END $$;
        CREATE TRIGGER consent_proves BEFORE UPDATE ON consent FOR EACH ROW WHEN (NEW.id
        IS DISTINCT FROM OLD.id OR NEW.text_id IS DISTINCT FROM OLD.text_id OR NEW.purpose
        IS DISTINCT FROM OLD.purpose OR NEW.way IS DISTINCT FROM OLD.way OR NEW.given_at
        IS DISTINCT FROM OLD.given_at OR (NEW.witness_id IS DISTINCT FROM OLD.witness_id
        AND NEW.witness_id IS NOT NULL) OR (NEW.withdrawn_at IS DISTINCT FROM
        OLD.withdrawn_at AND NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NOT
        NULL) OR (NEW.withdrawn_by_id IS DISTINCT FROM OLD.withdrawn_by_id AND
        NEW.withdrawn_by_id IS NOT NULL AND OLD.withdrawn_by_id IS NOT NULL) OR
        (NEW.parent_agreed_at IS DISTINCT FROM OLD.parent_agreed_at AND
        NEW.parent_agreed_at IS NOT NULL AND OLD.parent_agreed_at IS NOT NULL)) EXECUTE
        FUNCTION consent_proves()
        """,
        """
        CREATE FUNCTION disclosure_proves() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE integrity_constraint_violation USING MESSAGE =
        'disclosure_proves'; END $$; CREATE TRIGGER disclosure_proves BEFORE
        UPDATE ON disclosure FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM OLD.id OR
        NEW.reference IS DISTINCT FROM OLD.reference OR NEW.introduction_id IS
        DISTINCT FROM OLD.introduction_id OR NEW.organisation_name IS DISTINCT
        FROM OLD.organisation_name OR NEW.fields IS DISTINCT FROM OLD.fields OR
        NEW.text IS DISTINCT FROM OLD.text OR NEW.language IS DISTINCT FROM
        OLD.language OR NEW.way IS DISTINCT FROM OLD.way OR NEW.agreed_at IS
        DISTINCT FROM OLD.agreed_at OR (NEW.witness_id IS DISTINCT FROM
        OLD.witness_id AND NEW.witness_id IS NOT NULL) OR (NEW.told_on IS DISTINCT
        FROM OLD.told_on AND NEW.told_on IS NOT NULL AND OLD.told_on IS NOT NULL)
        OR (NEW.told_how IS DISTINCT FROM OLD.told_how AND NEW.told_how IS NOT
        NULL AND OLD.told_how IS NOT NULL) OR (NEW.told_by_id IS DISTINCT FROM
        OLD.told_by_id AND NEW.told_by_id IS NOT NULL AND OLD.told_by_id IS NOT
        NULL) OR (NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at AND
        NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NOT NULL) OR
        (NEW.withdrawn_by_id IS DISTINCT FROM OLD.withdrawn_by_id AND
        NEW.withdrawn_by_id IS NOT NULL AND OLD.withdrawn_by_id IS NOT NULL))
        EXECUTE FUNCTION disclosure_proves()
        """,
        """
        CREATE FUNCTION audit_event_proves() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE integrity_constraint_violation USING MESSAGE =
        'audit_event_proves'; END $$; CREATE TRIGGER audit_event_proves BEFORE
        UPDATE ON audit_event FOR EACH ROW WHEN (NEW.id IS DISTINCT FROM OLD.id OR
        NEW.at IS DISTINCT FROM OLD.at OR NEW.deed IS DISTINCT FROM OLD.deed OR
        NEW.thing IS DISTINCT FROM OLD.thing OR NEW.reason IS DISTINCT FROM
        OLD.reason OR NEW.amount IS DISTINCT FROM OLD.amount OR (NEW.staff_id IS
        DISTINCT FROM OLD.staff_id AND NEW.staff_id IS NOT NULL) OR (NEW.record_id
        IS DISTINCT FROM OLD.record_id AND NEW.record_id IS NOT NULL)) EXECUTE
        FUNCTION audit_event_proves()
        """,
    ),
}


def choice(name, values):
    """Return text that the database keeps to these values."""
    return Enum(*values.split(), name=name, native_enum=False, create_constraint=True)


def cascade(key):
    """Return a reference that takes this row along when that row goes."""
    return ForeignKey(key, ondelete="CASCADE")


def set_null(key):
    """Return a reference that is emptied when that row goes."""
    return ForeignKey(key, ondelete="SET NULL")


def upgrade():
    for table in metadata.tables.values():
        if len(table.primary_key) == 1:  # SQLite too gives nobody the key of a row that is gone
            table.dialect_options["sqlite"]["autoincrement"] = True
    metadata.create_all(op.get_bind(), checkfirst=False)
    for statement in PROOF[op.get_bind().dialect.name]:  # consent is proof: its rows do not change
        op.execute(" ".join(statement.split()))


def downgrade():
    metadata.drop_all(op.get_bind(), checkfirst=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "DROP FUNCTION audit_event_proves, consent_text_proves, consent_proves, disclosure_proves"
        )


# Colleagues

Table(
    "staff_member",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", String, nullable=False, unique=True),
    Column("email", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("language", String, nullable=False),
    Column("password_hash", String),
    Column("totp_secret", Text),
    Column("totp_last_step", Integer, nullable=False),
    Column("session_epoch", Integer, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("closed_at", Moment),
    Column("last_sign_in_at", Moment),
    Column("secrecy_signed_on", Date),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    CheckConstraint("email = lower(email)", name="email_is_lower_case"),
    CheckConstraint("language IN ('nl', 'fr', 'en')", name="language_is_ours"),
    CheckConstraint("is_closed = (closed_at IS NOT NULL)", name="closed_has_a_moment"),
)

Table(
    "staff_role",
    metadata,
    Column("staff_id", Integer, cascade("staff_member.id"), primary_key=True),
    Column("role", choice("role", "reception coordinator administrator"), primary_key=True),
)

Table(
    "recovery_code",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", Integer, cascade("staff_member.id"), nullable=False, index=True),
    Column("code_hash", String, nullable=False),
    Column("used_at", Moment),
)

Table(
    "signed_link",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("purpose", String, nullable=False),
    Column("token_hash", String, nullable=False, unique=True),
    Column("thing", String),
    Column("record_id", Integer),
    Column("payload", String),
    Column("address", String),
    Column("language", String),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("answer", String),
    Column("ended_at", Moment),
    Column("ended_because", choice("linkendreason", "replaced revoked closed")),
    Column("renewed_from_id", Integer, set_null("signed_link.id"), index=True),
    CheckConstraint("(thing IS NULL) = (record_id IS NULL)", name="a_record_has_a_table"),
    CheckConstraint("(ended_at IS NULL) = (ended_because IS NULL)", name="an_end_has_a_reason"),
    CheckConstraint("answer IS NULL OR used_at IS NOT NULL", name="an_answer_is_a_use"),
    Index("ix_signed_link_record", "thing", "record_id", "purpose", "made_at"),
)

Table(
    "desk_session",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("staff_id", Integer, cascade("staff_member.id"), nullable=False, index=True),
    Column("epoch", Integer, nullable=False),
    Column("signed_in_at", Moment, nullable=False),
    Column("active_at", Moment, nullable=False),
    Column("awaits_code", Boolean, nullable=False),
    Column("locked_at", Moment),
    Column("ended_at", Moment),
    Column("enrolment_secret", Text),
    Column("enrolment_at", Moment),
    CheckConstraint(
        "(enrolment_secret IS NULL) = (enrolment_at IS NULL)", name="an_enrolment_has_a_moment"
    ),
)

Table(
    "known_browser",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff_id", Integer, cascade("staff_member.id"), nullable=False),
    Column("token_hash", String, nullable=False, index=True),
    Column("last_at", Moment, nullable=False),
    UniqueConstraint("staff_id", "token_hash"),
)

# What this desk is

Table(
    "desk_settings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("answers", JSON, nullable=False),
    Column("logo", LargeBinary),
    Column("logo_digest", String),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("id = 1", name="there_is_one_desk"),
)

# Shared by all features

Table(
    "audit_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("staff_id", Integer, index=True),
    Column("deed", String, nullable=False),
    Column("thing", String, nullable=False),
    Column("record_id", Integer),
    Column("reason", String),
    Column("amount", Integer),
    Index("ix_audit_event_record", "thing", "record_id", "id"),
)

Table(
    "deed_number",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("content", String, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)

Table(
    "limit_counter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("hits", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False, index=True),
)

Table(
    "security_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("last_at", Moment, nullable=False),
    Column(
        "kind",
        choice("refusalkind", "sign_in code asked_again not_allowed too_often foreign_form link"),
        nullable=False,
    ),
    Column("staff_id", Integer, index=True),
    Column("place", String, nullable=False),
    Column("page", String, nullable=False),
    Column("request", String, nullable=False),
    Column("amount", Integer, nullable=False),
)

Table(
    "message",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("address", String, nullable=False),
    Column("language", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("sent_at", Moment, index=True),
    Column("key", String, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("try_at", Moment),
    Column("answer", String),
    Column("given_up_at", Moment),
    Column("settled_at", Moment),
    Column("candidate_id", Integer, cascade("candidate.id"), index=True),
    Column("contact_person_id", Integer, cascade("contact_person.id"), index=True),
    Column("staff_id", Integer, cascade("staff_member.id"), index=True),
)

Table(
    "fact",
    metadata,
    Column("kind", String, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("dimension", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("amount", Integer, nullable=False),
    CheckConstraint("month BETWEEN 0 AND 12", name="month_is_a_month"),
    CheckConstraint("amount >= 0", name="amount_is_not_below_zero"),
    CheckConstraint("(dimension = '') = (value = '')", name="a_value_has_a_dimension"),
    sqlite_with_rowid=False,
)

Table(
    "closed_year",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
)

Table(
    "mark",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

# Code lists

Table(
    "talent",
    metadata,
    Column("code", String, primary_key=True),
    Column("name_nl", String, nullable=False),
    Column("name_fr", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("is_used", Boolean, nullable=False),
)

Table(
    "public_source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_name", String, nullable=False, unique=True),
)

Table(
    "sensitive_word",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("word", String, nullable=False, unique=True),
    Column("kind", choice("wordkind", "illness faith origin status exception"), nullable=False),
    Column("added_at", Moment, nullable=False),
)

Table(
    "category",
    metadata,
    Column("code", String, primary_key=True),
    Column("name_nl", String, nullable=False),
    Column("name_fr", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("is_used", Boolean, nullable=False),
)

Table(
    "support_need",
    metadata,
    Column("code", String, primary_key=True),
    Column("name_nl", String, nullable=False),
    Column("name_fr", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("is_used", Boolean, nullable=False),
)

Table(
    "consent_text",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "purpose",
        choice(
            "consentpurpose",
            "fiche sharing referrer approached pool newsletter scan support_needs "
            "story declaration_follow_up",
        ),
        nullable=False,
    ),
    Column("version", Integer, nullable=False),
    Column("language", String, nullable=False),
    Column("body", String, nullable=False),
    Column("months", Integer),
    Column("digest", String, nullable=False),
    UniqueConstraint("purpose", "version", "language"),
    UniqueConstraint("purpose", "language", "digest"),
)

# Imports

Table(
    "import_profile",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("mapping", String, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by_id", Integer, set_null("staff_member.id"), index=True),
    UniqueConstraint("kind", "name"),
)

Table(
    "import_progress",
    metadata,
    Column("key", String, primary_key=True),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("at", Moment, nullable=False),
)

Table(
    "import_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("source_name", String, nullable=False),
    Column("file_name", String),
    Column("options", String, nullable=False),
    Column("content", LargeBinary),
    Column("profile_id", Integer, set_null("import_profile.id"), index=True),
    Column("report", String, nullable=False),
    Column("rejected", String),
    Column("preview", LargeBinary),
    Column("uploaded_at", Moment, nullable=False),
    Column("uploaded_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("acting_id", Integer, set_null("staff_member.id"), index=True),
    Column("started_at", Moment),
    Column("beat_at", Moment),
    Column("taken_over_at", Moment),
    Column("undoing_at", Moment),
    Column("undone_at", Moment),
    Column("undone_versions", LargeBinary),
)

Table(
    "import_part",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", Integer, cascade("import_run.id"), nullable=False, index=True),
    Column("step", LargeBinary),
    Column("new", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
)

# Organisations

Table(
    "organisation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_folded", String, nullable=False, index=True),
    Column("kbo", String, unique=True),
    Column("vcode", String, unique=True, index=True),
    Column(
        "kind",
        choice(
            "organisationkind",
            "vzw asbl ivzw association public foundation citizens company unknown",
        ),
        nullable=False,
    ),
    Column("offers_tasks", Boolean, nullable=False),
    Column("is_referrer", Boolean, nullable=False),
    Column("is_accessible", Boolean, nullable=False),
    Column("accessible_training", String),
    Column("accessible_year", Integer),
    Column("phone", String),
    Column("email", String),
    Column("url", String),
    Column("has_liability_insurance", Boolean),
    Column("has_staff", Boolean),
    Column("youngest_age", Integer),
    Column("paused_until", Date),
    Column("cap_per_vacancy", Integer),
    Column("ended_on", Date),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("accessible_year IS NULL OR is_accessible", name="a_year_needs_its_label"),
    CheckConstraint("cap_per_vacancy IS NULL OR cap_per_vacancy > 0", name="cap_lets_somebody_in"),
)

Table(
    "organisation_text",
    metadata,
    Column("organisation_id", Integer, cascade("organisation.id"), primary_key=True),
    Column("language", String, primary_key=True),
    Column("name", String),
    Column("name_folded", String, index=True),
    Column("about", String),
)

Table(
    "organisation_address",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation_id", Integer, cascade("organisation.id"), nullable=False, index=True),
    Column("street", String),
    Column("postcode", String),
    Column("municipality", String),
    Column("place", String),
    Column("is_main", Boolean, nullable=False),
)

Table(
    "organisation_sector",
    metadata,
    Column("organisation_id", Integer, cascade("organisation.id"), primary_key=True),
    Column("code", String, primary_key=True),
)

Table(
    "organisation_alias",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation_id", Integer, cascade("organisation.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("name_folded", String, nullable=False, unique=True),
    Column("kbo", String, index=True),
    Column("vcode", String, index=True),
)

Table(
    "not_double",
    metadata,
    Column("one_id", Integer, cascade("organisation.id"), primary_key=True),
    Column("other_id", Integer, cascade("organisation.id"), primary_key=True, index=True),
    Column("said_at", Moment, nullable=False),
    CheckConstraint("one_id <> other_id", name="two_are_not_one"),
)

Table(
    "contact_person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", String, nullable=False, unique=True),
    Column("organisation_id", Integer, cascade("organisation.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("role", String),
    Column("phone", String),
    Column("email", String),
    Column("language", String),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

Table(
    "organisation_contact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation_id", Integer, cascade("organisation.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("channel", choice("contactchannel", "phone mail visit other"), nullable=False),
    Column("note", String, nullable=False),
    Column("contact_person_id", Integer, set_null("contact_person.id"), index=True),
    Column("staff_id", Integer, set_null("staff_member.id"), index=True),
    Column("counted", String),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

Table(
    "agreement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation_id", Integer, cascade("organisation.id"), nullable=False, index=True),
    Column(
        "kind", choice("agreementkind", "partnership sharing joint processor other"), nullable=False
    ),
    Column("about", String),
    Column("signed_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("file_name", String),
    Column("file", LargeBinary),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    CheckConstraint("(file IS NULL) = (file_name IS NULL)", name="a_file_has_a_name"),
    CheckConstraint("ends_on IS NULL OR ends_on >= signed_on", name="signing_comes_first"),
)

Table(
    "information_note",
    metadata,
    Column("organisation_id", Integer, cascade("organisation.id"), primary_key=True),
    Column("says_aim", Boolean, nullable=False),
    Column("says_liability", Boolean, nullable=False),
    Column("says_other_insurance", Boolean, nullable=False),
    Column("says_allowance", Boolean, nullable=False),
    Column("says_secrecy", Boolean, nullable=False),
    Column("dated_on", Date),
    Column("file_name", String),
    Column("file", LargeBinary),
    CheckConstraint("(file IS NULL) = (file_name IS NULL)", name="a_file_has_a_name"),
)

Table(
    "organisation_row",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_name", String, nullable=False, index=True),
    Column("digest", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("record_id", Integer, cascade("organisation.id"), nullable=False, index=True),
)

# Vacancies

Table(
    "vacancy",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation_id", Integer, ForeignKey("organisation.id"), nullable=False, index=True),
    Column(
        "status",
        choice("status", "draft to_check published paused filled withdrawn"),
        nullable=False,
        index=True,
    ),
    Column("language", String, nullable=False),
    Column("source_url", String),
    Column("category", String, ForeignKey("category.code"), index=True),
    Column("engagement", choice("engagement", "once short regular")),
    Column("start_on", Date),
    Column("end_on", Date),
    Column("publish_until", Date),
    Column("confirmed_on", Date),
    Column("reported", choice("statusreport", "filled changed")),
    Column("reported_at", Moment),
    Column("change_requested_at", Moment),
    Column("proposed_at", Moment),
    Column("published_at", Moment),
    Column("contact_is_public", Boolean, nullable=False),
    Column("days", Integer, nullable=False),
    Column("hours_per_week", Double),
    Column("places", Integer),
    Column("postcode", String),
    Column("municipality", String, index=True),
    Column("place", String),
    Column("street", String),
    Column("directions", String),
    Column("wheelchair", Boolean),
    Column("remote", Boolean),
    Column("support_offered", Boolean),
    Column("practise_dutch", String),
    Column("minimum_age", Integer),
    Column("allowance", choice("allowance", "none flat real km")),
    Column("contact_name", String),
    Column("contact_email", String),
    Column("contact_phone", String),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("days BETWEEN 0 AND 2097151", name="days_fit_the_week"),
    CheckConstraint("places IS NULL OR places >= 0", name="places_are_counted"),
    CheckConstraint(
        "start_on IS NULL OR end_on IS NULL OR start_on <= end_on", name="start_comes_first"
    ),
    Index("ix_vacancy_changed", "changed_at", "version"),
)

Table(
    "vacancy_text",
    metadata,
    Column("vacancy_id", Integer, cascade("vacancy.id"), primary_key=True),
    Column("language", String, primary_key=True),
    Column("origin", choice("textorigin", "source ours"), nullable=False),
    Column("title", String, nullable=False),
    Column("description", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("checked_on", Date),
    Column("checked_by_id", Integer, set_null("staff_member.id"), index=True),
)

Table(
    "vacancy_language",
    metadata,
    Column("vacancy_id", Integer, cascade("vacancy.id"), primary_key=True),
    Column("language", String, primary_key=True),
    Column("level", choice("level", "A1 A2 B1 B2 C1 C2 native"), nullable=False),
)

Table(
    "vacancy_talent",
    metadata,
    Column("vacancy_id", Integer, cascade("vacancy.id"), primary_key=True),
    Column("code", String, ForeignKey("talent.code"), primary_key=True),
)

Table(
    "vacancy_task",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("vacancy_id", Integer, cascade("vacancy.id"), nullable=False, index=True),
    Column("text_nl", String),
    Column("text_fr", String),
    Column("text_en", String),
    CheckConstraint("coalesce(text_nl, text_fr, text_en) IS NOT NULL", name="a_task_has_a_text"),
)

Table(
    "vacancy_task_talent",
    metadata,
    Column("task_id", Integer, cascade("vacancy_task.id"), primary_key=True),
    Column("code", String, ForeignKey("talent.code"), primary_key=True),
)

Table(
    "change_request",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("vacancy_id", Integer, cascade("vacancy.id"), nullable=False, index=True),
    Column("requested", String, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("decided_at", Moment),
    Column("decided_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("is_accepted", Boolean),
)

Table(
    "vacancy_source",
    metadata,
    Column("vacancy_id", Integer, cascade("vacancy.id"), primary_key=True),
    Column("source_name", String, nullable=False),
    Column("source_id", String, nullable=False),
    Column("import_id", Integer, set_null("import_run.id"), index=True),
    Column("details", String, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("row_digest", String),
    Column("fetched_at", Moment, nullable=False),
    Column("gone_at", Moment),
    UniqueConstraint("source_name", "source_id"),
)

Table(
    "own_fact",
    metadata,
    Column("vacancy_id", Integer, cascade("vacancy.id"), primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", String, nullable=False),
    Column("source_then", String, nullable=False),
    Column("source_now", String, nullable=False),
    Column("given_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("given_at", Moment, nullable=False),
)

# Candidates

Table(
    "candidate",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", String, nullable=False, unique=True),
    Column("given_name", String, nullable=False),
    Column("family_name", String, nullable=False),
    Column("name_folded", String, nullable=False, index=True),
    Column("given_sound", String, nullable=False),
    Column("family_sound", String, nullable=False, index=True),
    Column("birth_year", Integer),
    Column("phone", String, index=True),
    Column("email", String, index=True),
    Column("comes_by", Boolean, nullable=False),
    Column("postcode", String),
    Column("municipality", String),
    Column("language", String, nullable=False),
    Column("other_languages", String),
    Column("practise_dutch", Boolean, nullable=False),
    Column("days", Integer, nullable=False),
    Column("engagement", choice("engagement", "once short regular")),
    Column("available_from", Date),
    Column("motivation", String),
    Column("notes", String),
    Column("fiche_consent", Boolean, nullable=False, index=True),
    Column("restricted_at", Moment),
    Column("objected_at", Moment),
    Column("last_contact_on", Date, nullable=False, index=True),
    Column("erase_on", Date, nullable=False, index=True),
    Column("notified_for", Date),
    Column("informed_on", Date),
    Column("counted", String),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    CheckConstraint("days BETWEEN 0 AND 2097151", name="days_fit_the_week"),
    CheckConstraint("email = lower(email)", name="email_is_lower_case"),
    CheckConstraint("language IN ('nl', 'fr', 'en')", name="language_is_ours"),
    CheckConstraint(
        "phone IS NOT NULL OR email IS NOT NULL OR comes_by", name="somebody_can_be_reached"
    ),
    CheckConstraint("given_name <> '' OR family_name <> ''", name="somebody_has_a_name"),
)

Table(
    "candidate_key",
    metadata,
    Column("candidate_id", Integer, cascade("candidate.id"), primary_key=True),
    Column("key", Sorted, primary_key=True),
    Index("ix_candidate_key_key", "key", "candidate_id"),
)

Table(
    "candidate_language",
    metadata,
    Column("candidate_id", Integer, cascade("candidate.id"), primary_key=True),
    Column("language", String, primary_key=True),
    Column("level", choice("level", "A1 A2 B1 B2 C1 C2 native")),
    Column("place", Integer, nullable=False),
)

Table(
    "candidate_talent",
    metadata,
    Column("candidate_id", Integer, cascade("candidate.id"), primary_key=True),
    Column("code", String, ForeignKey("talent.code"), primary_key=True),
)

Table(
    "candidate_category",
    metadata,
    Column("candidate_id", Integer, cascade("candidate.id"), primary_key=True),
    Column("code", String, ForeignKey("category.code"), primary_key=True),
)

Table(
    "consent",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("candidate_id", Integer, cascade("candidate.id"), nullable=False, index=True),
    Column("text_id", Integer, ForeignKey("consent_text.id")),
    Column(
        "purpose",
        choice(
            "consentpurpose",
            "fiche sharing referrer approached pool newsletter scan support_needs "
            "story declaration_follow_up",
        ),
        nullable=False,
    ),
    Column("way", choice("consentway", "paper spoken screen online")),
    Column("witness_id", Integer, set_null("staff_member.id"), index=True),
    Column("given_at", Moment, nullable=False),
    Column("parent_agreed_at", Moment),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("counted", String),
    Column("withdrawal_counted", String),
    CheckConstraint(
        "withdrawn_at IS NULL OR withdrawn_at >= given_at", name="withdrawn_after_given"
    ),
    Index(
        "uq_consent_standing",
        "candidate_id",
        "purpose",
        unique=True,
        sqlite_where=text("withdrawn_at IS NULL"),
        postgresql_where=text("withdrawn_at IS NULL"),
    ),
)

Table(
    "candidate_support",
    metadata,
    Column("candidate_id", Integer, cascade("candidate.id"), primary_key=True),
    Column("needs", Text, nullable=False),
    Column("noted_at", Moment, nullable=False),
    Column("noted_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("version", Integer, nullable=False),
)

Table(
    "candidate_row",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_name", String, nullable=False, index=True),
    Column("digest", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("record_id", Integer, cascade("candidate.id"), nullable=False, index=True),
)

# Introductions and the desk

Table(
    "introduction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("candidate_id", Integer, cascade("candidate.id"), nullable=False, index=True),
    Column("vacancy_id", Integer, ForeignKey("vacancy.id"), nullable=False, index=True),
    Column(
        "state",
        choice(
            "introductionstate",
            "proposed contacted talked appointment started completed stayed stopped ended",
        ),
        nullable=False,
    ),
    Column("end_side", choice("endedby", "candidate organisation desk")),
    Column(
        "end_reason",
        choice(
            "introductionendreason",
            "no_answer found_elsewhere no_time too_far language not_a_fit "
            "already_filled no_longer_wanted other",
        ),
    ),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    CheckConstraint(
        "(state IN ('ended', 'stopped')) = (end_side IS NOT NULL)", name="an_end_has_a_side"
    ),
    Index(
        "uq_introduction_running",
        "candidate_id",
        "vacancy_id",
        unique=True,
        sqlite_where=text("state NOT IN ('completed', 'ended', 'stayed', 'stopped')"),
        postgresql_where=text("state NOT IN ('completed', 'ended', 'stayed', 'stopped')"),
    ),
)

Table(
    "introduction_step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("introduction_id", Integer, cascade("introduction.id"), nullable=False, index=True),
    Column(
        "state",
        choice(
            "introductionstate",
            "proposed contacted talked appointment started completed stayed stopped ended",
        ),
        nullable=False,
    ),
    Column("happened_on", Date, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("staff_id", Integer, set_null("staff_member.id"), index=True),
    Column("note", String),
    Column("counted", String),
)

Table(
    "follow_up",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("what", String, nullable=False),
    Column("due_on", Date, nullable=False, index=True),
    Column("candidate_id", Integer, cascade("candidate.id"), index=True),
    Column("introduction_id", Integer, cascade("introduction.id"), index=True),
    Column("for_staff_id", Integer, set_null("staff_member.id"), index=True),
    Column("made_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("done_at", Moment, index=True),
    Column("done_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("counted", String),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False, index=True),
    Column("version", Integer, nullable=False),
)

Table(
    "recall",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", choice("recallkind", "erase correct"), nullable=False),
    Column("organisation_id", Integer, set_null("organisation.id"), index=True),
    Column("organisation_name", String, nullable=False),
    Column("vacancy_id", Integer, set_null("vacancy.id"), index=True),
    Column("codes", String, nullable=False),
    Column("sealed", String),
    Column("sealed_until", Moment, nullable=False, index=True),
    Column("begins_at", Moment, nullable=False, index=True),
    Column("due_on", Date, nullable=False),
    Column("made_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("done_at", Moment, index=True),
    Column("done_how", choice("disclosurechannel", "phone email in_person letter")),
    Column("done_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)

Table(
    "disclosure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String, nullable=False, unique=True),
    Column("introduction_id", Integer, cascade("introduction.id"), nullable=False, unique=True),
    Column("candidate_id", Integer, cascade("candidate.id"), nullable=False, index=True),
    Column("organisation_id", Integer, set_null("organisation.id"), index=True),
    Column("organisation_name", String, nullable=False),
    Column("contact_person_id", Integer, set_null("contact_person.id"), index=True),
    Column("fields", String, nullable=False),
    Column("text", String, nullable=False),
    Column("language", String, nullable=False),
    Column("way", choice("consentway", "paper spoken screen online"), nullable=False),
    Column("agreed_at", Moment, nullable=False),
    Column("witness_id", Integer, set_null("staff_member.id"), index=True),
    Column("told_on", Date),
    Column("told_how", choice("disclosurechannel", "phone email in_person letter")),
    Column("told_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("recall_id", Integer, set_null("recall.id"), index=True),
    CheckConstraint("told_how IS NULL OR told_on IS NOT NULL", name="a_way_of_telling_has_a_day"),
)

Table(
    "desk_contact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("counted", String),
    Column("staff_id", Integer, set_null("staff_member.id"), index=True),
    Column("candidate_id", Integer, cascade("candidate.id"), index=True),
    Column("channel", choice("channel", "walk_in phone mail"), nullable=False),
    Column("language", String),
    Column("municipality", String),
    Column("age_band", String),
    Column("visit", choice("visit", "first later")),
    Column("asker", choice("asker", "candidate organisation referrer other")),
    Column("subject", choice("subject", "finding law insurance posting about_us other")),
    Column("version", Integer, nullable=False),
)

# Prints

Table(
    "edition",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("printed_at", Moment, nullable=False),
    Column("printed_by_id", Integer, set_null("staff_member.id"), index=True),
    Column("language", String, nullable=False),
    Column("season", String),
    Column("category", String),
    Column("vacancies", Integer, nullable=False),
    Column("choice", String),
    Column("content", LargeBinary),
    Column("pdf", LargeBinary),
)

# What went by its term

Table(
    "retention_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("table", String, nullable=False),
    Column("how_many", Integer, nullable=False),
)
