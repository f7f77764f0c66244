"""From the store to a pool: who could be compared, and what was known of each."""
