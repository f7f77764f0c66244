"""The provider's desk: reply, register, end."""
