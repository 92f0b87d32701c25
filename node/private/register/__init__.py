"""Every name, alias, place and address the node knows; the airlock's first recogniser."""
