"""The page without an account on which people say what the service was like."""
