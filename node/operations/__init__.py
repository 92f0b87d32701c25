"""Keeping a node healthy: migrations, checks, supervision."""
