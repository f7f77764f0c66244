"""What a comparison of days alive and out of hospital says, in plain words."""

from commonweal.domain.money import rounded

MINUS = "−"
Number = float | None


def finding(after: Number, control: Number, apart: tuple[Number, Number, Number], before: Number, fell: bool) -> str:
    """Say a difference in days.

    Parameters
    ----------
    after, control
        Mean days of the referred and of their controls in the window after; none without anybody [days].
    apart
        Referred less controls after, and the ends of its interval [days].
    before
        Referred less controls before [days].
    fell
        Whether that difference fell, beyond chance: only then are fewer days worse, and not as they were [yes/no].

    Returns
    -------
    str
        A sentence [text].
    """
    gap, low, high = apart
    if after is None or control is None or gap is None:
        return "Nobody in this group has a control."
    means = f"{rounded(after, 1)} in the window after referral, of the controls {rounded(control, 1)}"
    if low is None or high is None:
        return f"{means}; too few lost any day to say how sure the difference is."
    earlier = "" if before is None else f"; before referral {_signed(before)}"
    sure = f"{_signed(gap)}, 95 % interval {_signed(low)} to {_signed(high)}{earlier}"
    return f"{means}: {_verdict(low, high, fell)} ({sure})."


def _verdict(low: float, high: float, fell: bool) -> str:
    if high < 0:
        return f"{'worse, ' if fell else ''}fewer days than the controls"
    return "more days than the controls" if low > 0 else "no clear difference"


def _signed(number: float) -> str:
    shown = rounded(number, 1)
    return f"{'+' if shown > 0 else MINUS if shown < 0 else ''}{abs(shown)}"
