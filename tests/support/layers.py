"""Which room of the service may know which, read from the import contracts: for links that imports do not show."""

import tomllib
from functools import cache

from tests.support.source import ROOT

SERVICE = "commonweal.service"


@cache
def layers() -> dict[str, list[set[str]]]:
    """For each folder with an order of its own, its rooms from the top down; rooms of one layer share a set."""
    contracts = tomllib.loads((ROOT / "contracts.toml").read_text())["tool"]["importlinter"]["contracts"]
    ordered = [each for each in contracts if each["type"] == "layers" and "*" not in each["containers"][0]]
    return {
        container: [{room.strip(" ()") for room in layer.split("|")} for layer in contract["layers"]]
        for contract in ordered
        for container in contract["containers"]
    }


def height(container: str, room: str) -> int:
    """How many layers stand above this room; more is lower."""
    return next(above for above, layer in enumerate(layers()[container]) if room in layer)


def points_down(holder: str, target: str) -> bool:
    """May a model of the first module hold a key to a model of the second?"""
    ours, theirs = holder.split("."), target.split(".")
    for depth, (room, other) in enumerate(zip(ours, theirs, strict=False)):
        container = ".".join(ours[:depth])
        if room != other:
            return container not in layers() or height(container, room) < height(container, other)
    return True
