"""Commands of the drafts."""
