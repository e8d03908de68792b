"""Listed pages are a series of their own, and an audit names the older one it was held against."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; what was recorded before counts as a whole site held against nothing."""
    with op.batch_alter_table("sites") as sites:
        sites.add_column(sa.Column("is_listing", sa.Boolean, nullable=False, server_default=sa.false()))
        sites.drop_constraint("uq_sites_address", type_="unique")
        sites.create_unique_constraint("uq_sites_address", ["host", "path", "is_listing"])
    with op.batch_alter_table("sites") as sites:
        sites.alter_column("is_listing", server_default=None)
    with op.batch_alter_table("audits") as audits:
        audits.add_column(sa.Column("baseline_at", sa.DateTime(timezone=True)))
