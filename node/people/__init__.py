"""Accounts and roles of the people who work at this node."""
