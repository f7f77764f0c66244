"""What a provider may type."""
