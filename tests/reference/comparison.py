"""The comparison with controls once more, member by member: lists, sums and halving, nothing else.

A member is (set, referred, weight, before, after, days before, days after).
"""

import math
from itertools import combinations

YEAR = 365


def log_change(members):
    """The log rate ratio at which what was used after is what is expected: halved until nothing is left to halve."""
    low, high = -30.0, 30.0
    for _ in range(200):
        middle = (low + high) / 2
        if sum(member[2] * residual(member, middle) for member in members) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def expected_share(member, log_ratio):
    """How much of what a member used falls after, if the rate changed so."""
    days_before, days_after = member[5], member[6]
    return math.exp(log_ratio) * days_after / (days_before + math.exp(log_ratio) * days_after)


def residual(member, log_ratio):
    """Use after less what is expected."""
    before, after = member[3], member[4]
    return after - (before + after) * expected_share(member, log_ratio)


def information(members, log_ratio):
    """How fast the sum of residuals falls with the log ratio."""
    total = 0.0
    for member in members:
        share = expected_share(member, log_ratio)
        total += member[2] * (member[3] + member[4]) * share * (1 - share)
    return total


def ratio_of_changes(members):
    """The ratio of rate ratios and its standard error over sets."""
    used = [member for member in members if member[3] + member[4] and member[5] and member[6]]
    arms = {arm: [member for member in used if member[1] == arm] for arm in (True, False)}
    logs = {arm: log_change(arms[arm]) for arm in arms}
    sizes = {arm: information(arms[arm], logs[arm]) for arm in arms}
    numbers = sorted({member[0] for member in used})
    moved = dict.fromkeys(numbers, 0.0)
    for member in used:
        arm = member[1]
        sign = 1 if arm else -1
        moved[member[0]] += sign * member[2] * residual(member, logs[arm]) / sizes[arm]
    many = len(numbers)
    error = math.sqrt(many / (many - 1) * sum(part**2 for part in moved.values()))
    return math.exp(logs[True] - logs[False]), error


def difference(members):
    """Change of the referred less change of the controls, each member's rates weighed by their time."""
    changes = {}
    for arm in (True, False):
        rises = times = 0.0
        for _, referred, weight, before, after, days_before, days_after in members:
            if referred == arm and days_before and days_after:
                time = days_before * days_after / (days_before + days_after)
                rises += weight * time * (after / days_after - before / days_before)
                times += weight * time
        changes[arm] = YEAR * rises / times
    return changes[True] - changes[False]


def holm(ps):
    """Holm's correction by its definition: the smallest level at which the step-down test rejects."""
    order = sorted(range(len(ps)), key=lambda place: ps[place])
    return [
        min(1.0, max((len(ps) - rank) * ps[order[rank]] for rank in range(order.index(place) + 1)))
        for place in range(len(ps))
    ]


def benjamini_hochberg(ps):
    """The same of the step-up test for the share of false findings."""
    ranked = sorted(ps)
    return [min([1.0, *(p * len(ps) / rank for rank, p in enumerate(ranked, start=1) if p >= own)]) for own in ps]


def exact_p(after, before, controls_after, controls_before):
    """Fisher's test with equal time: every way to choose which events are the referred's, counted."""
    total, mine, later = after + before + controls_after + controls_before, after + before, after + controls_after
    ways = {}
    for chosen in combinations(range(total), mine):
        hit = sum(place < later for place in chosen)
        ways[hit] = ways.get(hit, 0) + 1
    everything = sum(ways.values())
    lower = sum(count for hit, count in ways.items() if hit <= after) / everything
    upper = sum(count for hit, count in ways.items() if hit >= after) / everything
    return min(1.0, 2 * min(lower, upper))


def month_of(day):
    """The month in which a day lies, counted from referral."""
    return math.floor(day * 12 / YEAR)
