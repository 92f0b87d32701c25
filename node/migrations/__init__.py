"""Plain Alembic migrations, one environment per database."""
