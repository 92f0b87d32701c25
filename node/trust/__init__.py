"""Who we trust and why: anchors, peers, chains, admission, callers, a superior's members."""
