"""What the assessment's page begins with: what was kept before, words and scores."""

from datetime import date

WORDS = ("needs", "needs_text", "what_matters", "strengths")


def initial(assessment, draft, today):
    """The answers so far; the day of asking is today until another was kept."""
    kept = {name: getattr(assessment, name) for name in WORDS}
    asked_on = date.fromisoformat(draft["scored_on"]) if draft.get("scored_on") else today
    return {**kept, **draft, "scored_on": asked_on}
