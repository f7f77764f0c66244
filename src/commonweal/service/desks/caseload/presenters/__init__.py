"""What the advisor's pages show."""
