"""The end of life once more, person by person: dicts, lists and sums, nothing else.

A member is a dict: set, referred, weight, age, died, lived (days followed after referral), covered (days from referral
to the end of the data), days_before, nights_before, nights_after, earlier and last (use), before and after (all use).
"""

YEAR, LAST = 365, 90


def last_days(members):
    """Deaths, days, use, rates and share of the last 90 days of those who died: the referred, then the controls."""
    return [_of_arm([one for one in members if one["referred"] == arm]) for arm in (True, False)]


def _of_arm(arm):
    dead = [one for one in arm if one["died"]]
    days = [(min(one["lived"], LAST), max(one["lived"] - LAST, 0)) for one in dead]
    last = sum(one["weight"] * one["last"] for one in dead)
    earlier = sum(one["weight"] * one["earlier"] for one in dead)
    after = sum(one["weight"] * one["after"] for one in arm)
    time_last = sum(one["weight"] * spent for one, (spent, _) in zip(dead, days, strict=True))
    time_earlier = sum(one["weight"] * spent for one, (_, spent) in zip(dead, days, strict=True))
    time = sum(one["weight"] * one["lived"] for one in arm)
    return {
        "deaths": len(dead),
        "days_last": sum(spent for spent, _ in days),
        "days_earlier": sum(spent for _, spent in days),
        "last": sum(one["last"] for one in dead),
        "earlier": sum(one["earlier"] for one in dead),
        "after": sum(one["after"] for one in arm),
        "rate_last": per_year(last, time_last),
        "rate_earlier": per_year(earlier, time_earlier),
        "share_pct": 100 * last / after if after else None,
        "rate_after": per_year(after, time),
        "rate_rest": per_year(after - last, time - time_last),
    }


def per_year(events, days):
    """Events per person and year."""
    return events * YEAR / days if days > 1e-6 else None


def alive_out(members, window):
    """Mean days alive and out of hospital before and after: the referred, then the controls."""
    found = []
    for arm in (True, False):
        mine = [one for one in members if one["referred"] == arm]
        found.append((
            mean([(one["weight"], one["days_before"] - one["nights_before"], one["days_before"]) for one in mine],
                 window),
            mean([(one["weight"], one["lived"] - one["nights_after"], due(one, window)) for one in mine], window),
        ))  # fmt: skip
    return found


def due(one, window):
    """Days that somebody could have lived in the window, as far as it is known: to its end for the dead."""
    return min(window, one["covered"]) if one["died"] else one["lived"]


def mean(rows, window):
    """Share of the days due that were spent out, as days of the window."""
    out = sum(weight * days for weight, days, _ in rows)
    whole = sum(weight * days for weight, _, days in rows)
    return window * out / whole if whole else None
