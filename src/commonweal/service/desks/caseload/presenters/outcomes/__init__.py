"""How what comes after is shown."""
