"""One municipality's node: what stays, what goes out, what came in."""
