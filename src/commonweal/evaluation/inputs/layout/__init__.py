"""The files about people by their hospital pseudonym, said once for readers, documents and made-up data."""

from commonweal.evaluation.inputs.layout.attendances import AE, OP
from commonweal.evaluation.inputs.layout.community import CARE, CARE_KINDS, GP, GP_MODES, PRESCRIPTIONS
from commonweal.evaluation.inputs.layout.emergency import ECDS, LEFT_AFTER, LEFT_BEFORE
from commonweal.evaluation.inputs.layout.manners import ALIASES, NO_DATE, PSEUDONYMS, SYNONYMS
from commonweal.evaluation.inputs.layout.registered import DEATHS, POPULATION, RISK
from commonweal.evaluation.inputs.layout.shared import COPIES
from commonweal.evaluation.inputs.layout.stays import APC

HOSPITAL_TABLES = (APC, AE, ECDS, OP, DEATHS)
REGISTER_TABLES = (POPULATION, RISK, GP, PRESCRIPTIONS, CARE)
"""Of everybody registered, and what they used outside hospital."""
TABLES = (*HOSPITAL_TABLES, *REGISTER_TABLES)

__all__ = [
    "AE",
    "ALIASES",
    "APC",
    "CARE",
    "CARE_KINDS",
    "COPIES",
    "DEATHS",
    "ECDS",
    "GP",
    "GP_MODES",
    "HOSPITAL_TABLES",
    "LEFT_AFTER",
    "LEFT_BEFORE",
    "NO_DATE",
    "OP",
    "POPULATION",
    "PRESCRIPTIONS",
    "PSEUDONYMS",
    "REGISTER_TABLES",
    "RISK",
    "SYNONYMS",
    "TABLES",
]
