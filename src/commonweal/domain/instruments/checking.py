"""Look a questionnaire over that somebody has entered."""

from collections.abc import Iterator

from commonweal.domain.instruments.definitions import TABLE, Instrument

MOST_ITEMS, WIDEST = 60, 100


def faults(instrument: Instrument) -> list[str]:
    """Look for what would make a questionnaire unusable.

    Parameters
    ----------
    instrument
        The questionnaire as somebody entered it [instrument].

    Returns
    -------
    list
        A sentence for each fault; empty when there is none.
    """
    count = len(instrument.items)
    checks = (
        (not 1 <= count <= MOST_ITEMS, f"Enter between 1 and {MOST_ITEMS} questions."),
        (len({item.words for item in instrument.items}) < count, "Two questions have the same words. Tell them apart."),
        (instrument.lowest >= instrument.highest, "The highest answer must be above the lowest."),
        (instrument.highest - instrument.lowest > WIDEST, f"A scale has {WIDEST} steps at most."),
        (not instrument.points, "Select when it is asked."),
        *_table_faults(instrument, count),
    )
    return [sentence for is_fault, sentence in checks if is_fault]


def _table_faults(instrument: Instrument, count: int) -> Iterator[tuple[bool, str]]:
    if instrument.scoring != TABLE:
        yield bool(instrument.table), "A table of scores is used only when the sum is looked up in it. Leave it empty."
        return
    sums = (instrument.highest - instrument.lowest) * count + 1
    least, most = instrument.lowest * count, instrument.highest * count
    wanted = f"The table needs {sums} scores, one for each sum from {least} to {most}: it has {len(instrument.table)}."
    yield len(instrument.table) != sums, wanted
