"""How hospital activity is counted: one query a rule, in the common SQL, the same text on every engine.

`windows` has two rows a person: side 0 before referral, side 1 after; starts is the first day, ends the first day
outside.
"""

EPISODES = """
SELECT e.person, e.provider, e.epikey, e.epistart, e.epiend, e.epiorder, e.transit, e.admimeth, e.dismeth,
  CASE WHEN e.disdate IS NOT NULL AND e.disdate > e.epiend THEN e.disdate ELSE e.epiend END AS left_on,
  CASE WHEN e.admidate IS NOT NULL THEN e.admidate
    WHEN e.epiorder = 1 AND e.admisorc NOT IN ('51', '52', '53') AND e.admimeth NOT IN ('2B', '81') THEN e.epistart
    END AS admitted_on
FROM apc e JOIN windows w ON w.person = e.person AND w.side = 0
WHERE e.provider <> '' AND e.epikey <> '' AND e.epistart IS NOT NULL AND e.epiend IS NOT NULL
"""

NUMBERED = """
SELECT person, provider, epikey, epistart, epiend, epiorder, transit, admimeth, admitted_on, left_on,
  sum(starts_stay) OVER (
    PARTITION BY person, provider ORDER BY epistart, epiend, epiorder, transit, epikey ROWS UNBOUNDED PRECEDING
  ) AS stay
FROM (
  SELECT *,
    CASE WHEN admitted_on = lag(admitted_on) OVER earlier THEN 0
      WHEN epistart = lag(epistart) OVER earlier THEN 0
      WHEN lag(dismeth) OVER earlier IN ('8', '9') AND epistart = lag(epiend) OVER earlier THEN 0
      ELSE 1 END AS starts_stay
  FROM episodes
  WHERE admitted_on IS NOT NULL
  WINDOW earlier AS (PARTITION BY person, provider ORDER BY epistart, epiend, epiorder, transit, epikey)
) marked
"""

STAYS = """
SELECT person, provider, stay, min(admitted_on) AS admitted_on, max(left_on) AS left_on,
  max(CASE WHEN place = 1 THEN admimeth ELSE '' END) AS admimeth
FROM (
  SELECT *, row_number() OVER (
    PARTITION BY person, provider, stay
    ORDER BY CASE WHEN admimeth = '' THEN 1 ELSE 0 END, epistart, epiend, epiorder, transit, epikey) AS place
  FROM numbered
) placed
GROUP BY person, provider, stay
"""

ADMISSIONS = {
    "non_elective": "SELECT * FROM stays WHERE admimeth LIKE '2%'",
    "not_elective": "SELECT * FROM stays WHERE admimeth NOT IN ('11', '12', '13')",
    "all": "SELECT * FROM stays",
}
"""Which stays count, by the admission method of the first episode that has one."""

SPELLS = """
SELECT w.person, w.side, count(*) AS used
FROM windows w JOIN chosen_stays s ON s.person = w.person
WHERE s.admitted_on >= w.starts AND s.admitted_on < w.ends
GROUP BY w.person, w.side
"""

FCES = """
SELECT w.person, w.side, count(*) AS used
FROM windows w
JOIN chosen_stays s ON s.person = w.person
JOIN numbered n ON n.person = s.person AND n.provider = s.provider AND n.stay = s.stay
WHERE n.epistart >= w.starts AND n.epistart < w.ends
GROUP BY w.person, w.side
"""

BED_DAYS = """
SELECT w.person, w.side, CAST(sum(days(greatest(s.admitted_on, w.starts), least(s.left_on, w.ends))) AS BIGINT) AS used
FROM windows w JOIN chosen_stays s ON s.person = w.person
WHERE s.admitted_on < w.ends AND s.left_on > w.starts
GROUP BY w.person, w.side
"""

ARRIVALS = {
    "unplanned": "SELECT person, arrived_on FROM ae WHERE category <> '2' AND disposal NOT IN ('12', '13')",
    "all": "SELECT person, arrived_on FROM ae",
}
"""Which A&E attendances count."""

AE = """
SELECT w.person, w.side, count(*) AS used
FROM windows w JOIN chosen_arrivals a ON a.person = w.person
WHERE a.arrived_on >= w.starts AND a.arrived_on < w.ends
GROUP BY w.person, w.side
"""

OUTPATIENT = """
SELECT w.person, w.side, count(*) AS used
FROM windows w JOIN op o ON o.person = w.person
WHERE o.attended IN ('5', '6') AND o.appointment_on >= w.starts AND o.appointment_on < w.ends
GROUP BY w.person, w.side
"""

COUNTS = {"spells": SPELLS, "fces": FCES, "bed_days": BED_DAYS, "ae": AE, "outpatient": OUTPATIENT}
"""Outcome -> the query that counts it; people who used nothing on a side have no row there."""
