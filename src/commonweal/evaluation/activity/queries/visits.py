"""Visits: A&E attendances and outpatient appointments."""

from commonweal.evaluation.activity.queries.events import counted

ARRIVALS = {
    "unplanned": """
SELECT person, arrived_on AS used_on, 1 AS used FROM ae WHERE category <> '2' AND disposal NOT IN ('12', '13')
""",
    "all": "SELECT person, arrived_on AS used_on, 1 AS used FROM ae",
}
"""Which A&E attendances count."""
AE = {name: counted(events) for name, events in ARRIVALS.items()}

SEEN = "SELECT person, appointment_on AS used_on, 1 AS used FROM op WHERE attended IN ('5', '6')"
OUTPATIENT = counted(SEEN)
