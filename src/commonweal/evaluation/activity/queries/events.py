"""Counting by day: an event is a person, a day and how much was used; every kind of event is counted alike.

`windows` has two rows a unit, which is one person looked at from one index day: side 0 before it, side 1 from it on;
starts is the first day, ends the first day outside. A person may be several units.
"""

FOLLOWED = "SELECT DISTINCT person FROM windows"
"""Whoever is counted, once, however many units they are."""


def counted(events: str) -> str:
    """Count events in the windows.

    Parameters
    ----------
    events
        A query that gives person, used_on and used [common SQL].

    Returns
    -------
    str
        A query that gives unit, side and used; who used nothing on a side has no row there [common SQL].
    """
    return f"""
SELECT w.unit, w.side, CAST(sum(e.used) AS BIGINT) AS used
FROM windows w JOIN (
  {events.strip()}
) e ON e.person = w.person
WHERE e.used_on >= w.starts AND e.used_on < w.ends
GROUP BY w.unit, w.side
"""


def days_within(spans: str) -> str:
    """Count days of spans of time, a day that lies in several of them once.

    Parameters
    ----------
    spans
        A query that gives person, starts and ends, the first day outside [common SQL].

    Returns
    -------
    str
        A query that gives unit, side and used; who has no such day on a side has no row there [common SQL].
    """
    return f"""
SELECT w.unit, w.side, CAST(sum(days(greatest(c.starts, w.starts), least(c.ends, w.ends))) AS BIGINT) AS used
FROM windows w JOIN (
  SELECT person, greatest(starts, coalesce(covered_to, starts)) AS starts, ends
  FROM (
    SELECT person, starts, ends, max(ends) OVER (
      PARTITION BY person ORDER BY starts, ends ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_to
    FROM (
      {spans.strip()}
    ) given
  ) beside
  WHERE covered_to IS NULL OR ends > covered_to
) c ON c.person = w.person
WHERE c.starts < w.ends AND c.ends > w.starts
GROUP BY w.unit, w.side
"""


def by_month(events: str) -> str:
    """Count events in the months around the index day.

    Parameters
    ----------
    events
        A query that gives person, used_on and used [common SQL].

    Returns
    -------
    str
        A query that gives unit, month and used, with no row for a month of nothing. It reads `around`, one row a unit
        with its index day and the days it is followed, and `offsets`, which month each day from the index day is in
        [common SQL].
    """
    return f"""
SELECT a.unit, o.month, CAST(sum(e.used) AS BIGINT) AS used
FROM around a JOIN (
  {events.strip()}
) e ON e.person = a.person
JOIN offsets o ON o.day = days(a.index_on, e.used_on)
WHERE e.used_on >= a.starts AND e.used_on < a.ends
GROUP BY a.unit, o.month
"""


def by_practice(events: str) -> str:
    """Count events of everybody registered, by practice and day.

    Parameters
    ----------
    events
        A query that gives person, used_on and used [common SQL].

    Returns
    -------
    str
        A query that gives practice, day (counted from the first that the data cover) and used. It reads `enrolled`,
        one row a person with the practice and the days registered there and alive [common SQL].
    """
    return f"""
SELECT p.practice, days(:data_from, e.used_on) AS day, CAST(sum(e.used) AS BIGINT) AS used
FROM enrolled p JOIN (
  {events.strip()}
) e ON e.person = p.person
WHERE days(:data_from, e.used_on) >= p.starts AND days(:data_from, e.used_on) < p.stops
GROUP BY p.practice, days(:data_from, e.used_on)
"""
