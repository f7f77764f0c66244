"""The method: from hospital files and study tables to what changed, by how much, and how sure we are."""
