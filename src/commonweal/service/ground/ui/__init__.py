"""Layout, components and the template environment."""
