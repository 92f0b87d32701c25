"""A federation on one machine: seven real nodes, a walk, and facts that can be broken."""
