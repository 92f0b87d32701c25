"""What stays: nothing in this zone ever leaves the node."""
