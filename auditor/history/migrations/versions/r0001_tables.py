"""The first tables: sites, their audits, and how each was judged."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sites",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("host", sa.String, nullable=False),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_hi", sa.String, nullable=False),
        sa.UniqueConstraint("host", "path", name="uq_sites_address"),
    )
    op.create_table(
        "audits",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("site_id", sa.Integer, sa.ForeignKey("sites.id", name="fk_audits_site"), nullable=False),
        sa.Column("evidence", sa.String, nullable=False),
        sa.Column("observed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("period", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("home_url", sa.String, nullable=False),
        sa.Column("folder", sa.String, nullable=False),
        sa.Column("batch", sa.String, nullable=False),
        sa.Column("is_complete", sa.Boolean, nullable=False),
        sa.Column("pages_known", sa.Integer, nullable=False),
        sa.Column("pages_read", sa.Integer, nullable=False),
        sa.Column("pages_watched", sa.Integer, nullable=False),
        sa.Column("unreachable_reason", sa.String),
        sa.Column("unreachable_detail", sa.String, nullable=False),
        sa.Column("versions", sa.JSON, nullable=False),
        sa.UniqueConstraint("site_id", "evidence", name="uq_audits_evidence"),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("audit_id", sa.Integer, sa.ForeignKey("audits.id", name="fk_judgements_audit"), nullable=False),
        sa.Column("configuration_digest", sa.String, nullable=False),
        sa.Column("scoring_version", sa.String, nullable=False),
        sa.Column("rules_version", sa.String, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("score", sa.Double),
        sa.Column("margin", sa.Double),
        sa.Column("grade", sa.String, nullable=False),
        sa.Column("coverage", sa.Double, nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint(
            "audit_id",
            "configuration_digest",
            "scoring_version",
            "rules_version",
            "outcome",
            name="uq_judgements_version",
        ),
    )
    op.create_table(
        "category_scores",
        _judgement("fk_category_scores_judgement"),
        sa.Column("category", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("weight", sa.Double, nullable=False),
        sa.Column("score", sa.Double),
        sa.Column("margin", sa.Double),
        sa.Column("coverage", sa.Double, nullable=False),
    )
    op.create_table(
        "rule_scores",
        _judgement("fk_rule_scores_judgement"),
        sa.Column("rule", sa.String, primary_key=True),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("weight", sa.Integer, nullable=False),
        sa.Column("passed", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("cant_tell", sa.Integer, nullable=False),
        sa.Column("inapplicable", sa.Integer, nullable=False),
    )


def _judgement(name: str) -> sa.Column[int]:
    return sa.Column("judgement_id", sa.Integer, sa.ForeignKey("judgements.id", name=name), primary_key=True)
