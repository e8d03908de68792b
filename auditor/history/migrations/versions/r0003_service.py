"""The tables of the service: jobs and what is told of them, servers, accounts, schedules, disputes, decisions."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "schedules",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("name", "every", "departments", "language"),
        _moment("next_at"),
        *_texts("created_by"),
        sa.Column("is_on", sa.Boolean, nullable=False),
    )
    op.create_table(
        "team_batches",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("name"),
        _moment("created_at"),
        *_texts("created_by"),
        sa.Column("schedule_id", sa.Integer, sa.ForeignKey("schedules.id", name="fk_team_batches_schedule")),
        _moment("review_asked_at", is_needed=False),
        _moment("reviewed_at", is_needed=False),
        *_texts("review_fault"),
    )
    _make_jobs()
    _make_accounts()
    _make_decisions()


def _make_jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.String, primary_key=True),
        *_texts("kind", "target", "domain", "site", "language", "state"),
        sa.Column("priority", sa.Integer, nullable=False),
        _moment("requested_at"),
        _moment("started_at", is_needed=False),
        _moment("finished_at", is_needed=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        *_texts("worker"),
        _moment("alive_at", is_needed=False),
        sa.Column("is_unwanted", sa.Boolean, nullable=False),
        *_texts("folder", "detail"),
        sa.Column("score", sa.Double),
        *_texts("grade"),
        sa.Column("pages", sa.Integer),
        sa.Column("adjusted_score", sa.Double),
        sa.Column("questions", sa.Integer),
        _moment("answered_at", is_needed=False),
        sa.Column("batch_id", sa.Integer, sa.ForeignKey("team_batches.id", name="fk_jobs_batch")),
        *_texts("department"),
    )
    is_running = sa.text("state = 'running'")
    op.create_index("ix_jobs_state", "jobs", ["state", "priority"])
    op.create_index("ix_jobs_domain", "jobs", ["domain", "requested_at"])
    op.create_index("ix_jobs_site", "jobs", ["site", "finished_at"])
    op.create_index("ix_jobs_batch", "jobs", ["batch_id"])
    op.create_index(
        "uq_jobs_running", "jobs", ["domain"], unique=True, sqlite_where=is_running, postgresql_where=is_running
    )
    op.create_table(
        "job_events",
        sa.Column("job_id", sa.String, sa.ForeignKey("jobs.id", name="fk_job_events_job"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        _moment("at"),
        *_texts("kind", "stage"),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        *_texts("detail"),
    )
    op.create_table(
        "removed_jobs",
        sa.Column("id", sa.String, primary_key=True),
        *_texts("target"),
        _moment("finished_at"),
        _moment("removed_at"),
    )
    op.create_table("askers", sa.Column("id", sa.Integer, primary_key=True), *_texts("asker"), _moment("asked_at"))
    op.create_index("ix_askers_asker", "askers", ["asker"])
    op.create_table(
        "servers",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("places", sa.Integer, nullable=False),
        _moment("alive_at"),
    )


def _make_accounts() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("name", "password_hash", "role"),
        _moment("created_at"),
        _moment("disabled_at", is_needed=False),
        sa.Column("failed_logins", sa.Integer, nullable=False),
        _moment("locked_until", is_needed=False),
        sa.UniqueConstraint("name", name="uq_users_name"),
    )
    op.create_table(
        "user_sessions",
        sa.Column("token_hash", sa.String, primary_key=True),
        sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id", name="fk_user_sessions_user"), nullable=False),
        _moment("created_at"),
        _moment("used_at"),
        _moment("expires_at"),
    )


def _make_decisions() -> None:
    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("job_id", sa.String, sa.ForeignKey("jobs.id", name="fk_disputes_job"), nullable=False),
        *_texts("domain", "rule", "fingerprint", "identities", "reason", "link", "evidence", "state"),
        _moment("filed_at"),
        _moment("decided_at", is_needed=False),
        *_texts("decided_by", "decision"),
    )
    op.create_index("ix_disputes_job_id", "disputes", ["job_id"])
    op.create_table(
        "accepted_failures",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("domain", "rule", "page", "identity", "owner", "reason", "expires", "added_by"),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        _moment("at"),
        *_texts("by", "what", "subject"),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def _moment(name: str, *, is_needed: bool = True) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not is_needed)
