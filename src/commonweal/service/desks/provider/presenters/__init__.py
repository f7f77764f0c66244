"""What the provider's pages show: never more of a person than the advisor shared."""
