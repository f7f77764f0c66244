"""Stays in hospital: finished episodes become stays with one provider, and what is counted of them.

`followed` holds whoever is counted, once; `windows` the days they are counted in, as `events` says.
"""

from commonweal.evaluation.activity.queries.events import counted, days_within

EPISODES = """
SELECT e.person, e.provider, e.epikey, e.epistart, e.epiend, e.epiorder, e.transit, e.admimeth, e.dismeth,
  CASE WHEN e.disdate IS NOT NULL AND e.disdate > e.epiend THEN e.disdate ELSE e.epiend END AS left_on,
  CASE WHEN e.admidate IS NOT NULL THEN e.admidate
    WHEN e.epiorder = 1 AND e.admisorc NOT IN ('51', '52', '53') AND e.admimeth NOT IN ('2B', '81') THEN e.epistart
    END AS admitted_on
FROM apc e JOIN followed f ON f.person = e.person
WHERE e.provider <> '' AND e.epikey IS NOT NULL AND e.epistart IS NOT NULL AND e.epiend IS NOT NULL
"""

NUMBERED = """
SELECT person, provider, epikey, epistart, transit, admimeth, admitted_on, left_on,
  row_number() OVER earlier AS place,
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
WINDOW earlier AS (PARTITION BY person, provider ORDER BY epistart, epiend, epiorder, transit, epikey)
"""

STAYS = """
SELECT person, provider, stay, min(admitted_on) AS admitted_on, max(left_on) AS left_on,
  coalesce(min_by(admimeth, CASE WHEN admimeth <> '' THEN place END), '') AS admimeth,
  max(CASE WHEN transit IN (2, 3) THEN 1 ELSE 0 END) AS came_across,
  max(CASE WHEN transit IN (1, 2) THEN 1 ELSE 0 END) AS went_across
FROM numbered
GROUP BY person, provider, stay
"""

METHODS = {
    "non_elective": "WHERE admimeth LIKE '2%'",
    "not_elective": "WHERE admimeth NOT IN ('11', '12', '13')",
    "all": "",
}
ADMISSIONS = {name: f"SELECT * FROM stays {method}".rstrip() for name, method in METHODS.items()}
"""Which stays count, by the admission method of the first episode that has one."""

ADMITTED = "SELECT person, admitted_on AS used_on, 1 AS used FROM chosen_stays"
SPELLS = counted(ADMITTED)

FCES = """
SELECT w.unit, w.side, count(*) AS used
FROM windows w
JOIN chosen_stays s ON s.person = w.person
JOIN numbered n ON n.person = s.person AND n.provider = s.provider AND n.stay = s.stay
WHERE n.epistart >= w.starts AND n.epistart < w.ends
GROUP BY w.unit, w.side
"""

BED_DAYS = """
SELECT w.unit, w.side, CAST(sum(days(greatest(s.admitted_on, w.starts), least(s.left_on, w.ends))) AS BIGINT) AS used
FROM windows w JOIN chosen_stays s ON s.person = w.person
WHERE s.admitted_on < w.ends AND s.left_on > w.starts
GROUP BY w.unit, w.side
"""

NIGHTS = days_within("SELECT person, admitted_on AS starts, left_on AS ends FROM stays")
"""However admitted: who lies in hospital is not at home. Nights of stays that overlap are one night each."""

JOINED = """
SELECT person, admitted_on, admimeth, row_number() OVER earlier AS place,
  sum(starts_run) OVER (
    PARTITION BY person ORDER BY admitted_on, left_on, provider, stay ROWS UNBOUNDED PRECEDING) AS run
FROM (
  SELECT *, CASE WHEN days(left_before, admitted_on) <= 3 AND (went_before = 1 OR came_across = 1) THEN 0 ELSE 1 END
    AS starts_run
  FROM (
    SELECT *, lag(left_on) OVER earlier AS left_before, lag(went_across) OVER earlier AS went_before
    FROM stays
    WINDOW earlier AS (PARTITION BY person ORDER BY admitted_on, left_on, provider, stay)
  ) beside
) marked
WINDOW earlier AS (PARTITION BY person ORDER BY admitted_on, left_on, provider, stay)
"""

RUNS = """
SELECT person, run, min(admitted_on) AS admitted_on,
  coalesce(min_by(admimeth, CASE WHEN admimeth <> '' THEN place END), '') AS admimeth
FROM joined
GROUP BY person, run
"""

CHOSEN_RUNS = {name: f"SELECT * FROM runs {method}".rstrip() for name, method in METHODS.items()}
"""Which continuous spells count, by the admission method of the first stay that has one."""

CIPS = counted("SELECT person, admitted_on AS used_on, 1 AS used FROM chosen_runs")

DIAGNOSED = """
SELECT n.person, n.provider, n.stay, min_by(e.diagnosis, n.place) AS diagnosis
FROM numbered n JOIN apc e ON e.person = n.person AND e.provider = n.provider AND e.epikey = n.epikey
WHERE e.diagnosis <> ''
GROUP BY n.person, n.provider, n.stay
"""

UNRELATED = counted("""
  SELECT DISTINCT s.person, s.provider, s.stay, s.admitted_on AS used_on, 1 AS used
  FROM chosen_stays s JOIN diagnosed d ON d.person = s.person AND d.provider = s.provider AND d.stay = s.stay
  JOIN beginnings b ON d.diagnosis LIKE b.pattern
""")
