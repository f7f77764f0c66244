"""Everybody registered, by practice: who is enrolled from when to when, and what they used."""

from commonweal.evaluation.activity.queries import stays, visits
from commonweal.evaluation.activity.queries.events import by_practice

ENROLLED = """
SELECT person, practice, starts, stops
FROM (
  SELECT p.person, p.practice, greatest(days(:data_from, p.registered_from), 0) AS starts,
    least(:width, coalesce(days(:data_from, p.registered_to), :width), coalesce(days(:eve, p.died_on), :width),
      coalesce(days(:eve, d.died_on), :width)) AS stops
  FROM population p
  LEFT JOIN (SELECT person, min(died_on) AS died_on FROM deaths GROUP BY person) d ON d.person = p.person
) registered
WHERE starts < stops AND practice <> ''
"""
"""Days are counted from the first that the data cover; `eve` is the day before it, so that a death day counts."""

EVERYBODY = "SELECT person FROM enrolled"

STARTS = "SELECT practice, starts AS day, count(*) AS used FROM enrolled GROUP BY practice, starts"
STOPS = "SELECT practice, stops AS day, count(*) AS used FROM enrolled GROUP BY practice, stops"

SPELLS = by_practice(stays.ADMITTED)
AE = {name: by_practice(events) for name, events in visits.ARRIVALS.items()}
OUTPATIENT = by_practice(visits.SEEN)
REFERRALS = by_practice("SELECT person, referred_on AS used_on, 1 AS used FROM referrals")
