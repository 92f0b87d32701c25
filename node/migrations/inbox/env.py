"""Runs the migrations of the inbox database on the connection it is given."""

from alembic import context

from node.database import Zone, db

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=db.metadatas[Zone.INBOX.value],
    render_as_batch=True,
    render_item=context.config.attributes.get("render_item"),
)
context.run_migrations()
