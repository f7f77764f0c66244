"""What the administrator's pages show."""
