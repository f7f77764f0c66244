"""Answer the advisors with an account or without, keep the register, keep the menu right."""
