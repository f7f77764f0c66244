"""The practice's desk: refer, follow, read feedback."""
