"""Files people and machines take away: one table, or the whole public database."""
