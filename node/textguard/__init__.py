"""Canonical text and patterns: what can be said about a text without knowing anybody."""
