"""Runs the revisions over the connection that auditor.history.migrate gives; it ends the transaction."""

from alembic import context

from auditor.history.models import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
