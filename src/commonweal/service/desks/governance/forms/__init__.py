"""What an administrator may type."""
