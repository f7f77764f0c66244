"""Everybody who could be compared: the referred and the candidates, one entry for one person in one month."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.people import broad_group
from commonweal.exchange.results import Step

Whole = NDArray[np.integer]
YesNo = NDArray[np.bool_]

PERIODS = {"0_1": (0, 30), "1_3": (30, 91), "3_12": (91, 365), "12_24": (365, 730)}
"""Months before the index day -> more than so many days before it, and up to so many [days of 365/12 a month]."""
YEARS = {"0_12": (0, 365), "12_24": (365, 730)}
"""The same for what is counted by whole years."""
COUNTED = {
    **dict.fromkeys(("spells", "ae", "outpatient"), tuple(PERIODS)),
    **dict.fromkeys(("bed_days", "elective"), tuple(YEARS)),
    **dict.fromkeys(("gp", "prescriptions"), ("0_12",)),
}
"""Covariate that is counted -> the periods it is counted in."""
UNIT = 100_000
"""A unit is a turn times this and the month; so a person fits many times into a whole number of 64 bits."""


@dataclass(frozen=True)
class Pool:
    """The referred and the candidates, with what was known of each on their own index day.

    Parameters
    ----------
    unit
        turn * 100,000 + month, ascending and each once; a turn is a place in the data's own order [whole numbers].
    person
        Who [whole numbers].
    month
        Year * 12 + month of the year from 0 [months].
    treated
        Whether this is somebody referred, on the day of referral; otherwise a candidate [yes/no].
    index_day
        From which day they are looked at [days since 1970].
    age
        On that day [completed years].
    sex, practice, ethnicity
        Places in the tuple of that name in `names` [places].
    imd
        Fifth of deprivation, 1 the most deprived, 0 unknown [1-5].
    conditions
        One bit for each name in `names["conditions"]`, the lowest for the first [bits].
    risk
        Chance of an emergency admission as scored by then, -1 unknown [tenths of a per cent].
    starts_on, ends_on
        First day followed, and first day no longer followed, before any window cuts them [days since 1970].
    counts
        Such as `spells_0_1`: what was used in that period before the index day [events, nights or items].
    names
        Codes behind the places and the bits: sex, practice, ethnicity, conditions [texts].
    dies
        Whether it is death that ends the time followed; none for nobody [yes/no].
    later
        Whether a candidate is referred afterwards; none for nobody [yes/no].
    window_days
        Length of each window [days].
    flow
        How everybody analysed became the referred of this pool [steps].
    eligible
        Division -> group -> distinct people, when candidates stand in only some of the months; else counted
        from the pool [people].
    """

    unit: Whole
    person: Whole
    month: Whole
    treated: YesNo
    index_day: Whole
    age: Whole
    sex: Whole
    practice: Whole
    imd: Whole
    ethnicity: Whole
    conditions: Whole
    risk: Whole
    starts_on: Whole
    ends_on: Whole
    counts: dict[str, Whole]
    names: dict[str, tuple[str, ...]]
    dies: YesNo | None = None
    later: YesNo | None = None
    window_days: int = 365
    flow: list[Step] = field(default_factory=list)
    eligible: dict[str, dict[str, int]] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many entries.

        Returns
        -------
        int
            Referred and candidate person-months [entries].
        """
        return len(self.unit)

    def column(self, name: str) -> Whole:
        """Find a covariate by its name.

        Parameters
        ----------
        name
            A column of people, or a count in a period [code].

        Returns
        -------
        numpy.ndarray
            One entry a unit [unit of the covariate].
        """
        found: Whole = self.counts[name] if name in self.counts else getattr(self, name)
        return found

    def broadly(self) -> "Pool":
        """Take ethnic groups together as they are compared: few of a small group are referred in any one study.

        Returns
        -------
        Pool
            The same people in broad ethnic groups [pool].
        """
        named = [broad_group(code) for code in self.names["ethnicity"]]
        groups = tuple(sorted(set(named)))
        places = np.array([groups.index(name) for name in named], dtype=np.int8)
        return replace(self, ethnicity=places[self.ethnicity], names={**self.names, "ethnicity": groups})
