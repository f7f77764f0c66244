"""What to evaluate, said in one TOML file."""

from commonweal.evaluation.plan.accepted import agreement
from commonweal.evaluation.plan.checks import PlanError
from commonweal.evaluation.plan.controls import Matching
from commonweal.evaluation.plan.lock import compare, lock, read_before, remember_reading
from commonweal.evaluation.plan.reading import build, read
from commonweal.evaluation.plan.sections import (
    INPATIENT,
    LAST_DAYS,
    LAST_LANDMARK,
    OUTCOMES,
    Activity,
    CohortPlan,
    Plan,
    Rules,
    Sources,
    Subgroups,
    ValuePlan,
    Wellbeing,
)

__all__ = [
    "INPATIENT",
    "LAST_DAYS",
    "LAST_LANDMARK",
    "OUTCOMES",
    "Activity",
    "CohortPlan",
    "Matching",
    "Plan",
    "PlanError",
    "Rules",
    "Sources",
    "Subgroups",
    "ValuePlan",
    "Wellbeing",
    "agreement",
    "build",
    "compare",
    "lock",
    "read",
    "read_before",
    "remember_reading",
]
