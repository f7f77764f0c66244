"""Files whose people are nobody's: identifiers of another extract would read as hospital care that nobody used."""

from pathlib import Path

from commonweal.evaluation.engines.duckdb import DuckDB
from commonweal.evaluation.inputs.files.staging import Staged
from commonweal.evaluation.inputs.problems import InputError
from commonweal.exchange.results import Rows

LINKED = "SELECT min(hes_id) AS example, count(*) AS many FROM links"
MET = """
SELECT s.file, count(*) AS many, count(l.hes_id) AS met, min(s.ENCRYPTED_HESID) AS example
FROM staged s LEFT JOIN links l ON l.hes_id = s.ENCRYPTED_HESID
WHERE s.wrong_because IS NULL GROUP BY s.file ORDER BY s.file
"""
IN_BRIDGE = "SELECT min(study_id) AS example FROM judged WHERE fate = 'out of scope'"
IN_STUDY = "SELECT min(study_id) AS example FROM persons"
RARE = ("deaths", "care")
"""It may be that none of this ever happened to anybody in the study."""
MANY = 100
"""In a file of fewer rows it is no wonder when none is of anybody in the study."""


def refuse_bridge(engine: DuckDB, rows: Rows, paths: tuple[Path, ...]) -> None:
    """Stop when the bridge tells of nobody in the study, just after it has been judged.

    Parameters
    ----------
    engine
        Knows the bridge as `judged` and the people as `persons` [engine].
    rows
        What became of the rows of the bridge [rows].
    paths
        The bridge [paths].

    Raises
    ------
    InputError
        When it has rows of people, and none of them is in the people table.
    """
    if rows.used or not rows.out_of_scope:
        return
    theirs, ours = (engine.run(query)["example"][0] for query in (IN_BRIDGE, IN_STUDY))
    raise InputError(
        f"None of the {rows.out_of_scope:,} people of {paths[0]} is in the people table: the bridge has a study_id "
        f"such as '{theirs}', the people table one such as '{ours}'. Take the bridge that was made for this extract."
    )


def notice(engine: DuckDB, staged: Staged, paths: tuple[Path, ...], first: int) -> list[str]:
    """Look whether a table by hospital pseudonyms is about the people in the bridge.

    Parameters
    ----------
    engine
        Knows who is linked as `links` [engine].
    staged
        The table's rows [staged].
    paths
        The table's files [paths].
    first
        Number of the first of these files among all [number].

    Returns
    -------
    list
        A sentence for each file that holds nobody in the bridge although another does [texts].

    Raises
    ------
    InputError
        When no file does, unless it is one of what may never have happened to them.
    """
    engine.register("staged", staged.paths)
    linked, met = engine.run(LINKED), engine.run(MET)
    if not linked["many"][0] or not len(met["file"]):
        return []
    if not met["met"].sum() and staged.table.name not in RARE:
        raise InputError(_complaint(paths, int(met["many"].sum()), met["example"][0], linked["example"][0]))
    return [
        f"None of the {many:,} rows of {paths[file - first].name} is of anybody in the bridge. Check that it has the "
        "same identifiers as the other files."
        for file, many, ours in zip(met["file"], met["many"], met["met"], strict=True)
        if not ours and many >= MANY
    ]


def _complaint(paths: tuple[Path, ...], many: int, theirs: str, ours: str) -> str:
    return (
        f"None of the {many:,} rows of {', '.join(map(str, paths))} is of anybody in the bridge: the file has an "
        f"identifier such as '{theirs}', the bridge a hes_id such as '{ours}'. Take the bridge that was made for these "
        "files; or if it is right that nobody in the study is in them, take them out of the plan."
    )
