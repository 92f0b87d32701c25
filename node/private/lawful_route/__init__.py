"""Where a worry about a person goes in this town, in words that its admins set."""
