"""How nodes recognise, verify and read each other: no web framework, no database."""
