"""What is typed of what comes after."""
