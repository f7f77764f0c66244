"""Put released results where the insight desk finds them, with a manifest that shows they are unchanged."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from commonweal.domain.disclosure import HES, Policy
from commonweal.exchange import results as results_file
from commonweal.exchange.release.checking import check
from commonweal.exchange.release.hiding import release
from commonweal.exchange.results import Results

MANIFEST = "manifest.json"


class ReleaseRefused(ValueError):
    """The results may not be published; the message says why."""

    exit_code = 3


@dataclass(frozen=True)
class Released:
    """A release as it lies in the folder.

    Parameters
    ----------
    results
        The released results [results].
    released_at
        When they were released [instant, UTC].
    policy
        Name of the rule they passed [text].
    sha256
        Hash of the results file [64 hexadecimal characters].
    folder
        Where the release lies [path].
    """

    results: Results
    released_at: datetime
    policy: str
    sha256: str
    folder: Path


def publish(results: Results, folder: Path, policy: Policy = HES, at: datetime | None = None) -> Path:
    """Release results, check them, and put them into the folder of releases, whole or not at all.

    Parameters
    ----------
    results
        The evaluator's own copy [results].
    folder
        The folder of releases; it is made when missing [path].
    policy
        The rule of disclosure control [policy].
    at
        When; empty means now [instant].

    Returns
    -------
    Path
        Folder of the release; the newest one when it holds the same already [path].

    Raises
    ------
    ReleaseRefused
        When the check finds anything that may not leave.
    ValueError
        When the results have been released already.
    """
    safe = release(results, policy)
    problems = check(safe)
    if problems:
        raise ReleaseRefused("Nothing was released. " + " ".join(problems))
    moment = (at or datetime.now(UTC)).astimezone(UTC)
    return _store(safe, folder, policy, moment)


def _store(safe: Results, folder: Path, policy: Policy, moment: datetime) -> Path:
    partial = folder / f".{moment:%Y%m%dT%H%M%S%fZ}.partial"
    digest = _digest(results_file.write(safe, partial))
    last = newest(folder)
    if last is not None and (last.sha256, last.policy) == (digest, policy.name):
        shutil.rmtree(partial)
        return last.folder
    manifest = {
        "released_at": moment.isoformat(), "policy": policy.name, "policy_words": policy.words,
        "policy_source": policy.source, "sha256": digest,
    }  # fmt: skip
    (partial / MANIFEST).write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return partial.rename(folder / f"{moment:%Y%m%dT%H%M%S%fZ}")


def newest(folder: Path) -> Released | None:
    """Find the newest release that is whole and unchanged.

    Parameters
    ----------
    folder
        The folder of releases [path].

    Returns
    -------
    Released or None
        The newest release; none when there is none, or none that is as it was released [release].
    """
    for place in sorted((path for path in folder.glob("2*Z") if path.is_dir()), reverse=True):
        found = read(place)
        if found is not None:
            return found
    return None


def read(place: Path) -> Released | None:
    """Read a release.

    Parameters
    ----------
    place
        Folder of the release [path].

    Returns
    -------
    Released or None
        The release; none when it is not whole, was altered, or is of another layout [release].
    """
    try:
        manifest = json.loads((place / MANIFEST).read_text("utf-8"))
        if manifest["sha256"] != _digest(place / results_file.FILE):
            return None
        found = results_file.read(place)
        at = datetime.fromisoformat(manifest["released_at"])
        return None if check(found) else Released(found, at, manifest["policy"], manifest["sha256"], place)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
