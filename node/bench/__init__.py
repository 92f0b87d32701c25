"""How fast this software is on the machine at hand, beside the bare work without it."""
