"""What an advisor may type."""
