"""What may cross the border between two nodes: pure data, no I/O, no cryptography."""
