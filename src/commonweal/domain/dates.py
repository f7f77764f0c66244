"""Days as people say them."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def said(day: date) -> str:
    """Say a day as it is printed for people.

    Parameters
    ----------
    day
        The day [date].

    Returns
    -------
    str
        Day, month in words, year, whatever the machine's language [text].
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
