"""What German needs of its own: its words for people, days, places and events, and its grammar."""
