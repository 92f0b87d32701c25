"""Directory entries before they are released, with the consent they rest on."""
