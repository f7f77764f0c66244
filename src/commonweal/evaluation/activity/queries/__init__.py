"""How use is counted: the queries, in the common SQL, the same text on every engine."""
