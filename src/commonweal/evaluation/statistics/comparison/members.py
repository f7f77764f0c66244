"""The referred and their controls, set by set, with what each used."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Members:
    """Members of sets, one entry each.

    Parameters
    ----------
    of
        Number of the set, or of the person where there are none; events of one number may hang together
        [members; number].
    treated
        Whether the member was referred [members; yes/no].
    weight
        How much the member counts: 1 for the referred, 1/k for each of k controls [members; weight].
    before, after
        Use on either side [members; events].
    days_before, days_after
        Time at risk on either side [members; days].
    """

    of: Whole
    treated: NDArray[np.bool_]
    weight: NDArray[np.float64]
    before: Whole
    after: Whole
    days_before: Whole
    days_after: Whole

    def where(self, kept: NDArray[np.bool_]) -> "Members":
        """Keep some.

        Parameters
        ----------
        kept
            Whom to keep [members; yes/no].

        Returns
        -------
        Members
            Those [members].
        """
        if kept.all():
            return self
        return Members(**{field.name: getattr(self, field.name)[kept] for field in fields(self)})

    def columns(self) -> list[NDArray[np.float64]]:
        """Use and time as the conditional model takes them.

        Returns
        -------
        list
            Use before, use after, days before, days after [4; members; events and days].
        """
        return [column.astype(np.float64) for column in (self.before, self.after, self.days_before, self.days_after)]
