"""What is asked of the store about everybody registered, in the common SQL.

`units` has one row for one person in one month: its place in the pool, the index day, the day a year before it and
the day from which is looked back. `stays`, `arrivals` and `seen` are everybody's stays, unplanned attendances and
outpatient appointments.
"""

NAMES = {
    "sex": "SELECT DISTINCT sex AS name FROM population",
    "practice": "SELECT DISTINCT practice AS name FROM population",
    "ethnicity": "SELECT DISTINCT ethnicity AS name FROM population",
    "conditions": "SELECT DISTINCT conditions AS name FROM population",
}
"""Column -> its texts, which get whole numbers as `named_` and the column."""

DIED = """
SELECT person, min(died_on) AS died_on
FROM (
  SELECT person, died_on FROM deaths_told
  UNION ALL
  SELECT person, died_on FROM population WHERE died_on IS NOT NULL
) told
GROUP BY person
"""

EVERYBODY = """
SELECT p.person, p.turn, s.place AS sex, g.place AS practice, p.imd, e.place AS ethnicity, c.place AS conditions,
  p.birth_month, p.registered_from, p.registered_to, d.died_on, r.referred_on
FROM population p
JOIN named_sex s ON s.name = p.sex
JOIN named_practice g ON g.name = p.practice
JOIN named_ethnicity e ON e.name = p.ethnicity
JOIN named_conditions c ON c.name = p.conditions
LEFT JOIN died d ON d.person = p.person
LEFT JOIN (SELECT person, min(referred_on) AS referred_on FROM referrals GROUP BY person) r ON r.person = p.person
ORDER BY p.turn
"""

SCORES = """
SELECT person, score, scored_on, lag(scored_on) OVER (PARTITION BY person ORDER BY scored_on DESC) AS until
FROM risk
"""
"""Each score with the day on which the next was known."""

RISK = """
SELECT u.place, s.score AS risk
FROM units u JOIN known_scores s ON s.person = u.person
WHERE s.scored_on <= u.index_on AND (s.until IS NULL OR s.until > u.index_on)
"""

STAYS = """
SELECT u.place,
  CAST(sum(CASE WHEN s.admimeth LIKE '2%' AND days(s.admitted_on, u.index_on) BETWEEN 1 AND 30
    THEN 1 ELSE 0 END) AS BIGINT) AS spells_0_1,
  CAST(sum(CASE WHEN s.admimeth LIKE '2%' AND days(s.admitted_on, u.index_on) BETWEEN 31 AND 91
    THEN 1 ELSE 0 END) AS BIGINT) AS spells_1_3,
  CAST(sum(CASE WHEN s.admimeth LIKE '2%' AND days(s.admitted_on, u.index_on) BETWEEN 92 AND 365
    THEN 1 ELSE 0 END) AS BIGINT) AS spells_3_12,
  CAST(sum(CASE WHEN s.admimeth LIKE '2%' AND days(s.admitted_on, u.index_on) BETWEEN 366 AND 730
    THEN 1 ELSE 0 END) AS BIGINT) AS spells_12_24,
  CAST(sum(CASE WHEN s.admimeth LIKE '2%' AND s.left_on > u.year_from
    THEN days(greatest(s.admitted_on, u.year_from), least(s.left_on, u.index_on)) ELSE 0 END) AS BIGINT)
    AS bed_days_0_12,
  CAST(sum(CASE WHEN s.admimeth LIKE '2%' AND s.admitted_on < u.year_from
    THEN days(greatest(s.admitted_on, u.looked_from), least(s.left_on, u.year_from)) ELSE 0 END) AS BIGINT)
    AS bed_days_12_24,
  CAST(sum(CASE WHEN s.admimeth IN ('11', '12', '13') AND days(s.admitted_on, u.index_on) BETWEEN 1 AND 365
    THEN 1 ELSE 0 END) AS BIGINT) AS elective_0_12,
  CAST(sum(CASE WHEN s.admimeth IN ('11', '12', '13') AND days(s.admitted_on, u.index_on) BETWEEN 366 AND 730
    THEN 1 ELSE 0 END) AS BIGINT) AS elective_12_24
FROM units u JOIN stays s ON s.person = u.person
WHERE s.admitted_on < u.index_on AND (s.left_on > u.looked_from OR s.admitted_on >= u.looked_from)
GROUP BY u.place
"""


def _by_period(name: str, events: str) -> str:
    """Count events by period before the index day; the index day itself is not before it."""
    return f"""
SELECT u.place,
  CAST(sum(CASE WHEN days(e.used_on, u.index_on) BETWEEN 1 AND 30 THEN e.used ELSE 0 END) AS BIGINT) AS {name}_0_1,
  CAST(sum(CASE WHEN days(e.used_on, u.index_on) BETWEEN 31 AND 91 THEN e.used ELSE 0 END) AS BIGINT) AS {name}_1_3,
  CAST(sum(CASE WHEN days(e.used_on, u.index_on) BETWEEN 92 AND 365 THEN e.used ELSE 0 END) AS BIGINT) AS {name}_3_12,
  CAST(sum(CASE WHEN days(e.used_on, u.index_on) > 365 THEN e.used ELSE 0 END) AS BIGINT) AS {name}_12_24
FROM units u JOIN {events} e ON e.person = u.person
WHERE e.used_on < u.index_on AND e.used_on >= u.looked_from
GROUP BY u.place
"""


ARRIVALS = _by_period("ae", "arrivals")
SEEN = _by_period("outpatient", "seen")

GP = """
SELECT u.place, count(*) AS gp_0_12
FROM units u JOIN gp e ON e.person = u.person
WHERE e.contacted_on < u.index_on AND e.contacted_on >= u.year_from
GROUP BY u.place
"""
PRESCRIPTIONS = """
SELECT u.place, CAST(sum(e.items) AS BIGINT) AS prescriptions_0_12
FROM units u JOIN prescriptions e ON e.person = u.person
WHERE e.issued_on < u.index_on AND e.issued_on >= u.year_from
GROUP BY u.place
"""
COUNTS = {
    ("spells", "bed_days", "elective"): STAYS,
    ("ae",): ARRIVALS,
    ("outpatient",): SEEN,
    ("gp",): GP,
    ("prescriptions",): PRESCRIPTIONS,
}
"""Covariates -> the query that counts them; units that used nothing have no row there."""
