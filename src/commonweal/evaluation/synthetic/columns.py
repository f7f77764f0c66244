"""Columns of files, made from arrays of day numbers and places in code lists."""

from typing import Any

import numpy as np

MISSING = -(2**30)


def table(**columns: Any) -> Any:
    """Put columns side by side.

    Parameters
    ----------
    **columns
        Heading -> column [Arrow arrays].

    Returns
    -------
    pyarrow.Table
        The table [rows].
    """
    from pyarrow import Table

    return Table.from_pydict(columns)


def coded(places: np.ndarray, codes: np.ndarray, empty: np.ndarray | None = None) -> Any:
    """Make a column of codes.

    Parameters
    ----------
    places
        Which code each row has [rows; places].
    codes
        The codes [codes; text].
    empty
        Which rows have none [rows; yes/no].

    Returns
    -------
    pyarrow.DictionaryArray
        The column [rows; text].
    """
    import pyarrow

    index = pyarrow.array(np.asarray(places, dtype=np.int32), mask=empty)
    return pyarrow.DictionaryArray.from_arrays(index, pyarrow.array([str(code) for code in codes]))


def ids(places: np.ndarray, values: np.ndarray) -> Any:
    """Make a column of identifiers.

    Parameters
    ----------
    places
        Whose identifier each row has [rows; places].
    values
        The identifiers [people; bytes of ASCII].

    Returns
    -------
    pyarrow.Array
        The column [rows; text].
    """
    import pyarrow

    return pyarrow.array(values).cast(pyarrow.string()).take(pyarrow.array(places))


def dates(days: np.ndarray, empty: np.ndarray | None = None) -> Any:
    """Make a column of dates.

    Parameters
    ----------
    days
        Day numbers; `MISSING` for an empty cell [rows; days since 1 January 1970].
    empty
        Which rows have none beside those [rows; yes/no].

    Returns
    -------
    pyarrow.Array
        The column [rows; dates].
    """
    import pyarrow

    mask = (days == MISSING) if empty is None else empty | (days == MISSING)
    return pyarrow.array(np.asarray(days, dtype=np.int32), mask=mask).cast(pyarrow.date32())


def numbers(values: np.ndarray, empty: np.ndarray | None = None) -> Any:
    """Make a column of whole numbers.

    Parameters
    ----------
    values
        The numbers [rows; any unit].
    empty
        Which rows have none [rows; yes/no].

    Returns
    -------
    pyarrow.Array
        The column [rows; any unit].
    """
    import pyarrow

    return pyarrow.array(np.asarray(values, dtype=np.int64), mask=empty)


def random_ids(rng: np.random.Generator, count: int, size: int) -> np.ndarray:
    """Make random identifiers that say nothing about anybody.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    count
        How many [identifiers].
    size
        How long, an even number [hexadecimal digits].

    Returns
    -------
    np.ndarray
        The identifiers [identifiers; bytes of ASCII].
    """
    return np.frombuffer(rng.bytes(count * size // 2).hex().encode("ascii"), dtype=f"S{size}")
