"""The only exit of a node: findings, decisions of two people, release."""
