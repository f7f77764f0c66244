"""Our matching beside that of others, on the same people and the same scores, in one run."""
