"""Care outside hospital: GP contacts, prescriptions, and days of social and residential care."""

from commonweal.evaluation.activity.queries.events import counted, days_within

FACE = """
SELECT person, contacted_on AS used_on, 1 AS used FROM gp WHERE mode IN ('face_to_face', 'home')
"""
PHONE = "SELECT person, contacted_on AS used_on, 1 AS used FROM gp WHERE mode = 'telephone'"
ITEMS = "SELECT person, issued_on AS used_on, items AS used FROM prescriptions"

GP_FACE, GP_PHONE, PRESCRIPTIONS = counted(FACE), counted(PHONE), counted(ITEMS)


def days_of(kinds: str) -> str:
    """Count days on which there was care of some kinds, whichever and however many of them.

    Parameters
    ----------
    kinds
        Codes in quotes, with commas [common SQL].

    Returns
    -------
    str
        A query that gives unit, side and used [common SQL].
    """
    return days_within(f"""
      SELECT k.person, k.starts_on AS starts, coalesce(later(k.ends_on, 1), DATE '9999-12-31') AS ends
      FROM care k JOIN followed f ON f.person = k.person
      WHERE k.kind IN ({kinds})
""")


SOCIAL_CARE = days_of("'home_care', 'day_care', 'direct_payment'")
RESIDENTIAL = days_of("'residential', 'nursing'")
