"""What those who keep the menu may type."""
