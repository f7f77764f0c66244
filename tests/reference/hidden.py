"""Rosenbaum's bound once more: fractions, lists, and every way to choose the referred of each set.

A member is (set, referred, change), the change a fraction.
"""

import math
from fractions import Fraction
from itertools import product

TAIL = 0.025


def ranked(members):
    """Sets of (rank, referred): ranks of the changes taken from their set's mean; sets without difference left out."""
    sets = {}
    for number, referred, change in members:
        sets.setdefault(number, []).append((change, referred))
    differing = [each for each in sets.values() if len({change for change, _ in each}) > 1]
    apart = [
        [(round(float(change - sum(other for other, _ in each) / Fraction(len(each))), 9), referred)
         for change, referred in each]
        for each in differing
    ]  # fmt: skip
    values = sorted(value for each in apart for value, _ in each)
    return [[(Fraction(2 * values.index(value) + 1 + values.count(value), 2), referred) for value, referred in each]
            for each in apart]  # fmt: skip


def seen(sets):
    """The sum of the ranks of the referred."""
    return sum(rank for each in sets for rank, referred in each if referred)


def divided(ranks, odds):
    """Chances of having been referred when the highest so many have the hidden thing: each way to divide a set."""
    ranks = sorted(ranks)
    for split in range(1, len(ranks)):
        weights = [1 if place < split else odds for place in range(len(ranks))]
        chances = [Fraction(weight) / sum(weights) for weight in weights]
        mean = sum(chance * rank for chance, rank in zip(chances, ranks, strict=True))
        spread = sum(chance * rank**2 for chance, rank in zip(chances, ranks, strict=True)) - mean**2
        yield mean, spread, list(zip(map(float, chances), ranks, strict=True))


def worst(ranks, odds):
    """The division with the largest mean, of those with the largest spread."""
    return max(divided(ranks, odds), key=lambda found: found[:2])


def counted(sets, odds):
    """The chance of so large a sum or a larger one, over every choice of one referred from each set."""
    each_set = [worst([rank for rank, _ in each], Fraction(odds))[2] for each in sets]
    least = seen(sets)
    return sum(
        math.prod(chance for chance, _ in chosen)
        for chosen in product(*each_set)
        if sum(rank for _, rank in chosen) >= least
    )


def normal(sets, odds):
    """The same by the normal curve."""
    parts = [worst([rank for rank, _ in each], Fraction(odds))[:2] for each in sets]
    mean, spread = (float(sum(part[place] for part in parts)) for place in (0, 1))
    return math.erfc((float(seen(sets)) - mean) / math.sqrt(2 * spread)) / 2


def turned(sets):
    """The sets as they are when more than expected was seen, else with the signs of all ranks turned."""
    expected = sum(sum(rank for rank, _ in each) / Fraction(len(each)) for each in sets)
    if seen(sets) >= expected:
        return sets
    return [[(-rank, referred) for rank, referred in each] for each in sets]


def rejects(sets, odds, chance):
    """Whether a two-sided test at 5 % finds something, when odds of referral differ so much at most."""
    return chance(turned(sets), odds) <= TAIL


def any_hidden_thing(sets, odds):
    """The largest chance over every way in which members could have the hidden thing or not: for very few sets."""
    most = 0
    for has in product(*(product((False, True), repeat=len(each)) for each in sets)):
        each_set = []
        for mine, each in zip(has, sets, strict=True):
            weights = [Fraction(odds) if it else Fraction(1) for it in mine]
            each_set.append(
                [(float(weight / sum(weights)), rank) for weight, (rank, _) in zip(weights, each, strict=True)]
            )
        least = seen(sets)
        most = max(most, sum(math.prod(chance for chance, _ in chosen) for chosen in product(*each_set)
                             if sum(rank for _, rank in chosen) >= least))  # fmt: skip
    return most
