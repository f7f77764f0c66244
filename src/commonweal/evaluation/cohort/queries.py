"""What is asked of the study tables about each person, in the common SQL."""

INDEX = """
SELECT person, referral_id, referred_on AS index_on, age
FROM (
  SELECT person, referral_id, referred_on, age,
    row_number() OVER (PARTITION BY person ORDER BY referred_on, referral_id) AS place
  FROM referrals
  WHERE referred_on BETWEEN :referred_from AND :referred_to
) counted
WHERE place = 1
"""

DEATHS = """
SELECT person, min(died_on) AS died_on
FROM (
  SELECT person, died_on FROM deaths
  UNION ALL
  SELECT person, CASE WHEN disdate IS NULL THEN epiend ELSE disdate END AS died_on FROM apc WHERE dismeth = '4'
  UNION ALL
  SELECT person, died_on FROM people WHERE died_on IS NOT NULL
) told
GROUP BY person
"""

REACHED = """
SELECT i.person, count(*) AS reached
FROM index_referrals i JOIN contacts c ON c.person = i.person
WHERE c.outcome IN :reached AND days(i.index_on, c.contacted_on) BETWEEN 0 AND :within
GROUP BY i.person
"""

SESSIONS = """
SELECT i.person, count(*) AS sessions
FROM index_referrals i JOIN attendance a ON a.person = i.person
WHERE a.attended AND days(i.index_on, a.attended_on) BETWEEN 0 AND :within
GROUP BY i.person
"""

FUNDED = """
SELECT i.person, count(*) AS places,
  CAST(sum(CASE WHEN days(i.index_on, o.made_on) <= :landmark THEN 1 ELSE 0 END) AS BIGINT) AS places_then
FROM index_referrals i JOIN onward o ON o.person = i.person
WHERE o.kind = :funded AND days(i.index_on, o.made_on) BETWEEN 0 AND :within
GROUP BY i.person
"""

CONTINUING = """
SELECT i.person, count(*) AS signs,
  CAST(sum(CASE WHEN days(i.index_on, s.seen_on) <= :landmark THEN 1 ELSE 0 END) AS BIGINT) AS signs_then
FROM index_referrals i JOIN onward o ON o.person = i.person
JOIN (
  SELECT person, onward_id, attended_on AS seen_on FROM attendance WHERE attended
  UNION ALL
  SELECT person, onward_id, asked_on AS seen_on FROM continuing WHERE answer = 'yes'
) s ON s.person = o.person AND s.onward_id = o.onward_id
WHERE o.kind = :funded AND o.made_on >= i.index_on AND days(o.funded_until, s.seen_on) BETWEEN :after AND :within
GROUP BY i.person
"""

SERVICE = """
SELECT person, service_type
FROM (
  SELECT i.person, o.service_type, row_number() OVER (
    PARTITION BY i.person ORDER BY o.made_on, o.onward_id, o.service_type) AS place
  FROM index_referrals i JOIN onward o ON o.person = i.person
  WHERE o.service_type <> '' AND days(i.index_on, o.made_on) BETWEEN 0 AND :within
) told
WHERE place = 1
"""

FACTS = """
SELECT p.person, CASE WHEN i.person IS NULL THEN 0 ELSE 1 END AS in_period,
  CASE WHEN r.person IS NULL THEN 0 ELSE 1 END AS referred, i.index_on, coalesce(i.age, -1) AS age,
  p.sex, p.practice, coalesce(b.match_rank, 99) AS match_rank, d.died_on,
  coalesce(reached.reached, 0) AS reached, coalesce(sessions.sessions, 0) AS sessions,
  coalesce(funded.places, 0) AS places, coalesce(funded.places_then, 0) AS places_then,
  coalesce(continued.signs, 0) AS signs, coalesce(continued.signs_then, 0) AS signs_then,
  coalesce(first_service.service_type, 'none') AS service
FROM people p
LEFT JOIN (SELECT DISTINCT person FROM referrals) r ON r.person = p.person
LEFT JOIN index_referrals i ON i.person = p.person
LEFT JOIN bridge b ON b.person = p.person
LEFT JOIN deaths_told d ON d.person = p.person
LEFT JOIN reached ON reached.person = p.person
LEFT JOIN sessions ON sessions.person = p.person
LEFT JOIN funded ON funded.person = p.person
LEFT JOIN continued ON continued.person = p.person
LEFT JOIN first_service ON first_service.person = p.person
ORDER BY p.person
"""
