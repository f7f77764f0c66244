"""Days and times of day as people say them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta

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


def clock(at: time) -> str:
    """Say a time of day.

    Parameters
    ----------
    at
        The time, or a moment of a day [time].

    Returns
    -------
    str
        Such as 2:05pm [text].
    """
    return f"{at.hour % 12 or 12}:{at:%M}{'am' if at.hour < 12 else 'pm'}"


@dataclass(frozen=True, order=True)
class Month:
    """One month of one year.

    Parameters
    ----------
    year
        The year [year].
    number
        Which month of it [1-12].
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """Say which month a day lies in.

        Parameters
        ----------
        day
            The day [date].

        Returns
        -------
        Month
            Its month [month].
        """
        return cls(day.year, day.month)

    @classmethod
    def read(cls, code: str) -> "Month":
        """Read a month as an address has it.

        Parameters
        ----------
        code
            Year and number, like 2026-03 [text].

        Returns
        -------
        Month
            That month [month].

        Raises
        ------
        ValueError
            When there is no such month.
        """
        return cls.of(date.fromisoformat(f"{code}-01"))

    @property
    def code(self) -> str:
        """Year and number, like 2026-03 [text]."""
        return f"{self.year:04}-{self.number:02}"

    @property
    def said(self) -> str:
        """The month in words and the year [text]."""
        return f"{MONTHS[self.number - 1]} {self.year}"

    @property
    def first(self) -> date:
        """Its first day [date]."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day [date]."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def before(self) -> "Month":
        """The month that went before [month]."""
        return Month.of(self.first - timedelta(days=1))
