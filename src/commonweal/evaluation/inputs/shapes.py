"""What rows of each file about people become in the store: columns, copies, order."""

from dataclasses import dataclass

from commonweal.domain.journey import CONDITIONS
from commonweal.evaluation.engines.base import literal
from commonweal.evaluation.inputs import rules
from commonweal.evaluation.inputs.layout import LEFT_AFTER, LEFT_BEFORE


@dataclass(frozen=True)
class Shape:
    """How the rows of one file become rows of the store.

    Parameters
    ----------
    query
        Gives them from rows in scope, `inside`, with copies marked and the file's own key [DuckDB's SQL].
    order
        The order in which the store keeps them [columns].
    first
        Of rows of a person that have one key and are no copies, the first in this order is used; empty where rows
        have no key [columns].
    """

    query: str
    order: str
    first: str = ""


# Counting asks only which of a person's episodes is which: a small number says it, and is read far sooner than a key.
APC = """
SELECT person, upper(left(PROCODE3, 3)) AS provider,
  CAST(dense_rank() OVER (PARTITION BY person ORDER BY EPIKEY) AS INTEGER) AS epikey,
  EPISTART AS epistart, EPIEND AS epiend, CAST(coalesce(EPIORDER, 99) AS INTEGER) AS epiorder, ADMIDATE AS admidate,
  coalesce(ADMIMETH, '') AS admimeth, coalesce(ADMISORC, '') AS admisorc, DISDATE AS disdate,
  coalesce(DISMETH, '') AS dismeth, coalesce(DISDEST, '') AS disdest,
  CAST(coalesce(TRANSIT, CASE WHEN {moved_in} AND DISDEST IN ('51', '52', '53') THEN 2
    WHEN {moved_in} THEN 3 WHEN DISDEST IN ('51', '52', '53') THEN 1 ELSE 0 END) AS INTEGER) AS transit,
  coalesce(regexp_replace(upper(DIAG_01), '[^A-Z0-9]', '', 'g'), '') AS diagnosis,
  EPIKEY AS key, file, line,
  row_number() OVER (
    PARTITION BY person, EPISTART, EPIEND, EPIORDER, upper(left(PROCODE3, 3)), TRANSIT, ADMIDATE, DISDATE
    ORDER BY EPIKEY, ADMIMETH, DISMETH, ADMISORC, DISDEST, DIAG_01) > 1 AS copy
FROM ({inside})
"""
# Copies of an attendance arrive within the hour of one another; both kinds of file share this.
ARRIVED = """
SELECT person, arrived_on, category, disposal, key, file, line,
  minute IS NULL AND row_number() OVER same > 1 OR coalesce(minute - lag(minute) OVER same <= 60, false) AS copy
FROM (
  SELECT *, CASE WHEN length(digits) BETWEEN 3 AND 6 AND substr(lpad(digits, 4, '0'), 1, 4) < '2400'
    THEN CAST(substr(lpad(digits, 4, '0'), 1, 2) AS INTEGER) * 60 + CAST(substr(lpad(digits, 4, '0'), 3, 2) AS INTEGER)
    END AS minute
  FROM ({arrivals})
)
WINDOW same AS (
  PARTITION BY person, arrived_on, place, CASE WHEN minute IS NULL THEN key END
  ORDER BY minute, key, category, disposal)
"""
AE = """
SELECT person, ARRIVALDATE AS arrived_on, coalesce(AEATTENDCAT, '9') AS category,
  coalesce(AEATTENDDISP, '99') AS disposal, AEKEY AS key, file, line,
  regexp_replace(ARRIVALTIME, '[^0-9]', '', 'g') AS digits, row(PROCODE3, DIAG_01, TREAT_01) AS place
FROM ({inside})
"""
ECDS = f"""
SELECT person, ARRIVAL_DATE AS arrived_on,
  CASE EC_ATTENDANCE_CATEGORY WHEN '1' THEN '1' WHEN '2' THEN '3' WHEN '3' THEN '3' WHEN '4' THEN '2' ELSE '9' END
    AS category,
  CASE WHEN EC_DISCHARGE_STATUS_SNOMED_CT IN {literal(LEFT_BEFORE)} THEN '12'
    WHEN EC_DISCHARGE_STATUS_SNOMED_CT IN {literal(LEFT_AFTER)} THEN '13' ELSE '99' END AS disposal,
  EC_IDENT AS key, file, line, regexp_replace(ARRIVAL_TIME, '[^0-9]', '', 'g') AS digits, PROCODE3 AS place
FROM ({{inside}})
"""
OP = """
SELECT person, APPTDATE AS appointment_on, coalesce(ATTENDED, '9') AS attended, ATTENDKEY AS key, file, line,
  row_number() OVER (
    PARTITION BY person, APPTDATE, PROCODE3, TRETSPEF, MAINSPEF,
      CASE WHEN TRETSPEF IS NULL AND MAINSPEF IS NULL THEN ATTENDKEY END
    ORDER BY CASE WHEN ATTENDED IN ('5', '6') THEN 0 ELSE 1 END, ATTENDED, ATTENDKEY) > 1 AS copy
FROM ({inside})
"""
DEATHS = """
SELECT person, DOD AS died_on, CAST(person AS VARCHAR) AS key, file, line,
  row_number() OVER (PARTITION BY person ORDER BY DOD, file, line) > 1 AS copy
FROM ({inside})
"""
KNOWN = f"[trim(one) FOR one IN string_split(lower(conditions), '|') IF trim(one) IN {literal(tuple(CONDITIONS))}]"
WHO = "sex, birth_month, practice, imd, ethnicity, conditions, registered_from, registered_to, died_on"
POPULATION = f"""
SELECT *, row_number() OVER (PARTITION BY person, {WHO} ORDER BY file, line) > 1 AS copy
FROM (
  SELECT person, turn, coalesce(sex, 'X') AS sex, birth_month, practice,
    CAST(coalesce(imd_quintile, 0) AS INTEGER) AS imd, coalesce(ethnic_group, 'Z') AS ethnicity,
    coalesce(array_to_string(list_sort(list_distinct({KNOWN})), '|'), '') AS conditions,
    registered_from, registered_to, died_on, ENCRYPTED_HESID AS key, file, line
  FROM ({{inside}})
)
"""
RISK = """
SELECT *, row_number() OVER (PARTITION BY person, scored_on, score ORDER BY file, line) > 1 AS copy
FROM (
  SELECT person, scored_on, CAST(round(score * 10) AS INTEGER) AS score, CAST(scored_on AS VARCHAR) AS key, file, line
  FROM ({inside})
)
"""
GP = "SELECT person, contacted_on, mode, NULL AS key, file, line, false AS copy FROM ({inside})"
PRESCRIPTIONS = """
SELECT person, issued_on, CAST(items AS INTEGER) AS items, NULL AS key, file, line, false AS copy FROM ({inside})
"""
CARE = """
SELECT person, kind, starts_on, ends_on, NULL AS key, file, line,
  row_number() OVER (PARTITION BY person, kind, starts_on, ends_on ORDER BY file, line) > 1 AS copy
FROM ({inside})
"""
ATTENDANCE = "person, arrived_on, category, disposal"

SHAPES = {
    "apc": Shape(
        APC.replace("{moved_in}", rules.TRANSFER_IN), "person, epistart, epiend, epikey, provider", "epistart"
    ),
    "ae": Shape(ARRIVED.format(arrivals=AE), ATTENDANCE, "arrived_on"),
    "ecds": Shape(ARRIVED.format(arrivals=ECDS), ATTENDANCE, "arrived_on"),
    "op": Shape(OP, "person, appointment_on, attended", "appointment_on"),
    "deaths": Shape(DEATHS, "person, died_on", "died_on"),
    "population": Shape(POPULATION, "person", f"registered_from DESC, {WHO}"),
    "risk": Shape(RISK, "person, scored_on, score", "score DESC"),
    "gp": Shape(GP, "person, contacted_on, mode"),
    "prescriptions": Shape(PRESCRIPTIONS, "person, issued_on, items"),
    "care": Shape(CARE, "person, starts_on, kind, ends_on"),
}
"""File -> what its rows become. A&E and emergency care become rows of one table."""
