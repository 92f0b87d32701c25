"""What names and words there are: lists compiled from public sources, read once."""
