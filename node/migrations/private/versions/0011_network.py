"""Tables of organisations, contacts, groups, cards and imports."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _create_fact_card()
    _create_network_rules()
    _create_network_state()
    _create_network_group()
    _create_network_import()
    _create_optional_row()
    _create_organisation()
    _create_own_card()
    _create_contact()
    _create_group_member()
    _create_group_step()
    _create_import_effect()


def downgrade() -> None:
    """Go back."""
    for table in (
        "import_effect",
        "group_step",
        "group_member",
        "contact",
        "own_card",
        "organisation",
        "optional_row",
        "network_import",
        "network_group",
        "network_state",
        "network_rules",
        "fact_card",
    ):
        op.drop_table(table)


def _create_fact_card() -> None:
    op.create_table(
        "fact_card",
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_fact_card_revision_counts_from_one")),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_fact_card")),
    )
    op.create_index(op.f("ix_fact_card_change_number"), "fact_card", ["change_number"])


def _create_network_rules() -> None:
    op.create_table(
        "network_rules",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("log_months", sa.Integer(), nullable=False),
        sa.Column("attendance_days", sa.Integer(), nullable=False),
        sa.Column("min_days", sa.Integer(), nullable=False),
        sa.Column("most_asks", sa.Integer(), nullable=False),
        sa.Column("informal_percent", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "attendance_days BETWEEN 1 AND 90",
            name=op.f("ck_network_rules_attendance_at_most_90_days"),
        ),
        sa.CheckConstraint(
            "log_months BETWEEN 1 AND 12", name=op.f("ck_network_rules_log_text_at_most_a_year")
        ),
        sa.CheckConstraint("one = 1", name=op.f("ck_network_rules_only_one_row")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_network_rules")),
    )


def _create_network_state() -> None:
    op.create_table(
        "network_state",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("erasures", sa.Integer(), nullable=False),
        sa.CheckConstraint("one = 1", name=op.f("ck_network_state_only_one_row")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_network_state")),
    )


def _create_network_group() -> None:
    op.create_table(
        "network_group",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("sector", sa.String(length=30), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("is_pilot", sa.Boolean(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_network_group_revision_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.account_id"], name=op.f("fk_network_group_owner_id")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_network_group")),
    )
    op.create_index(op.f("ix_network_group_change_number"), "network_group", ["change_number"])
    op.create_index(op.f("ix_network_group_import_id"), "network_group", ["import_id"])


def _create_network_import() -> None:
    op.create_table(
        "network_import",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.account_id"], name=op.f("fk_network_import_author_id")
        ),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_network_import")),
    )
    op.create_index(op.f("ix_network_import_author_id"), "network_import", ["author_id"])


def _create_optional_row() -> None:
    op.create_table(
        "optional_row",
        sa.Column("code", sa.String(length=3), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("switched_on_by", sa.Uuid(), nullable=False),
        sa.Column("switched_on_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["switched_on_by"], ["account.account_id"], name=op.f("fk_optional_row_switched_on_by")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_optional_row")),
    )


def _create_organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("sector", sa.String(length=30), nullable=False),
        sa.Column("part", sa.String(length=30), nullable=False),
        sa.Column("door", sa.String(length=30), nullable=True),
        sa.Column("umbrella_id", sa.Uuid(), nullable=True),
        sa.Column("pointed_by_id", sa.Uuid(), nullable=True),
        sa.Column("is_paused", sa.Boolean(), nullable=False),
        sa.Column("min_days", sa.Integer(), nullable=True),
        sa.Column("most_asks", sa.Integer(), nullable=True),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("agreement_until", sa.Date(), nullable=True),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("name_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_organisation_revision_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.account_id"], name=op.f("fk_organisation_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["pointed_by_id"],
            ["organisation.organisation_id"],
            name=op.f("fk_organisation_pointed_by_id"),
        ),
        sa.ForeignKeyConstraint(
            ["umbrella_id"],
            ["organisation.organisation_id"],
            name=op.f("fk_organisation_umbrella_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_organisation")),
    )
    op.create_index(op.f("ix_organisation_change_number"), "organisation", ["change_number"])
    op.create_index(op.f("ix_organisation_import_id"), "organisation", ["import_id"])
    op.create_index(op.f("ix_organisation_name_index"), "organisation", ["name_index"])
    op.create_index(op.f("ix_organisation_owner_id"), "organisation", ["owner_id"])
    op.create_index(op.f("ix_organisation_pointed_by_id"), "organisation", ["pointed_by_id"])
    op.create_index(op.f("ix_organisation_sector"), "organisation", ["sector"])
    op.create_index(op.f("ix_organisation_umbrella_id"), "organisation", ["umbrella_id"])


def _create_own_card() -> None:
    op.create_table(
        "own_card",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("elections_on", sa.Date(), nullable=True),
        sa.Column("firewall_confirmed_on", sa.Date(), nullable=True),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("one = 1", name=op.f("ck_own_card_only_one_row")),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_own_card_revision_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["account.account_id"], name=op.f("fk_own_card_changed_by")
        ),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_own_card")),
    )


def _create_contact() -> None:
    op.create_table(
        "contact",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("level", sa.String(length=30), nullable=True),
        sa.Column("basis", sa.String(length=30), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("consent_text", sa.String(length=40), nullable=True),
        sa.Column("sheet_consent_on", sa.Date(), nullable=True),
        sa.Column("is_quarantined", sa.Boolean(), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind != 'community' OR consent_on IS NOT NULL",
            name=op.f("ck_contact_community_by_consent"),
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_contact_revision_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.organisation_id"],
            name=op.f("fk_contact_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.account_id"], name=op.f("fk_contact_owner_id")
        ),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_change_number"), "contact", ["change_number"])
    op.create_index(op.f("ix_contact_import_id"), "contact", ["import_id"])
    op.create_index(op.f("ix_contact_is_quarantined"), "contact", ["is_quarantined"])
    op.create_index(op.f("ix_contact_organisation_id"), "contact", ["organisation_id"])


def _create_group_member() -> None:
    op.create_table(
        "group_member",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["network_group.group_id"], name=op.f("fk_group_member_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.organisation_id"],
            name=op.f("fk_group_member_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("group_id", "organisation_id", name=op.f("pk_group_member")),
    )
    op.create_index(op.f("ix_group_member_organisation_id"), "group_member", ["organisation_id"])


def _create_group_step() -> None:
    op.create_table(
        "group_step",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("step", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["network_group.group_id"], name=op.f("fk_group_step_group_id")
        ),
        sa.PrimaryKeyConstraint("group_id", "since", name=op.f("pk_group_step")),
    )


def _create_import_effect() -> None:
    op.create_table(
        "import_effect",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sealed_before", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["network_import.import_id"], name=op.f("fk_import_effect_import_id")
        ),
        sa.PrimaryKeyConstraint("import_id", "kind", "record_id", name=op.f("pk_import_effect")),
    )
