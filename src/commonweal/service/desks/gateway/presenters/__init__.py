"""What the gateway's pages show."""
