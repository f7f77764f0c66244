"""Everybody registered, by practice: who is enrolled from when to when, and what they used."""

from commonweal.evaluation.activity.queries import stays, visits
from commonweal.evaluation.activity.queries.events import by_practice

ENROLLED = """
SELECT person, practice, starts, stops
FROM (
  SELECT person, practice, greatest(days(:data_from, registered_from), 0) AS starts,
    least(:width, coalesce(days(:data_from, registered_to), :width), coalesce(days(:eve, died_on), :width)) AS stops
  FROM population
) registered
WHERE starts < stops AND practice <> ''
"""
"""Days are counted from the first that the data cover; `eve` is the day before it, so that a death day counts."""

POPULATION = "SELECT person FROM population"
EVERYBODY = "SELECT person FROM enrolled"

STARTS = "SELECT practice, starts AS day, count(*) AS used FROM enrolled GROUP BY practice, starts"
STOPS = "SELECT practice, stops AS day, count(*) AS used FROM enrolled GROUP BY practice, stops"

SPELLS = by_practice(stays.ADMITTED)
AE = {name: by_practice(events) for name, events in visits.ARRIVALS.items()}
OUTPATIENT = by_practice(visits.SEEN)
REFERRALS = by_practice("SELECT person, referred_on AS used_on, 1 AS used FROM referrals")
