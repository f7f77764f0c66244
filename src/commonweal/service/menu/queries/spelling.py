"""Which services hold the words that were typed, or words spelt nearly so."""

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from commonweal.service.menu.queries.index import WORD

SPELT_ALIKE = 78
BEGINS = 3
NEIGHBOURS_SWAPPED = 90
WHOLE = 100


def matches(text, index):
    """How well entries fit the words: place of the entry -> match from 0 to 100; all of them when nothing is typed.

    Where no entry has every word, those that have any of the longer ones.
    """
    typed = WORD.findall(text.lower())
    if not typed:
        return dict.fromkeys(range(len(index.entries)), WHOLE)
    found = {word: _holding(word, index) for word in typed}
    every = set.intersection(*map(set, found.values()))
    if every:
        return {place: sum(found[word][place] for word in typed) / len(typed) for place in every}
    return _any([found[word] for word in typed if len(word) > BEGINS])


def _any(found):
    places = set().union(*found)
    return {place: sum(each.get(place, 0) for each in found) / len(found) for place in places}


def _holding(typed, index):
    """Place of every entry that holds the word -> how well."""
    best = {}
    for word, places in index.words.items():
        if alike := _alike(typed, word):
            for place, weight in places.items():
                best[place] = max(best.get(place, 0), weight * alike)
    return best


def _alike(typed, word):
    if len(typed) >= BEGINS and word.startswith(typed):
        return WHOLE
    if len(typed) > BEGINS and sorted(typed) == sorted(word) and OSA.distance(typed, word) == 1:
        return NEIGHBOURS_SWAPPED  # fuzz counts this as two faults, too many in a short word
    return fuzz.ratio(typed, word, score_cutoff=SPELT_ALIKE)
