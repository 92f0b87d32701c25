"""What staff of the European network see of what the towns share: counts, themes, silent towns."""
