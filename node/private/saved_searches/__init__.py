"""Searches that people want to come back to, each with a feed at a secret address."""
