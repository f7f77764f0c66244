"""Month by month around the index day."""

from commonweal.evaluation.activity.queries import stays, visits
from commonweal.evaluation.activity.queries.events import by_month

SPELLS = by_month(stays.ADMITTED)
AE = {name: by_month(events) for name, events in visits.ARRIVALS.items()}
OUTPATIENT = by_month(visits.SEEN)
INSTANCES = by_month(f"{stays.ADMITTED}\nUNION ALL\n{visits.ARRIVALS['unplanned'].strip()}")
"""Emergency stays and unplanned attendances; `chosen_stays` holds the emergencies then."""
