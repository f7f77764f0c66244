"""What the practice's pages show."""
