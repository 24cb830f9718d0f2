"""Map, filters, list, card and table: exploring the clusters."""
