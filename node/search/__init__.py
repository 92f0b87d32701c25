"""Search over what was published here and what was received; never over what is private."""
