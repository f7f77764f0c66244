"""What those who refer people need to know: whom the service suits, and what to record."""
