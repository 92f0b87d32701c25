"""My network: organisations, what was agreed with them, what happened since; no persons at risk."""
