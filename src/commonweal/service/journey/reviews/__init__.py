"""Follow-up after three to four months, feedback, what people still go to."""
