"""What goes back to the practice: meetings and what was agreed there, the monthly pack, the letter at the end."""
