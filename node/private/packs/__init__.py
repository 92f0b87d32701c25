"""What is drawn from the network and its meetings together: lists, letters, reports, packs."""
