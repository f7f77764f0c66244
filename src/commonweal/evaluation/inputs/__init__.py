"""Inputs: read and check what is handed in, and build the store from it."""

from commonweal.evaluation.inputs.problems import InputError
from commonweal.evaluation.inputs.source import Source, read
from commonweal.evaluation.inputs.store import Input, Store, prepare

__all__ = ["Input", "InputError", "Source", "Store", "prepare", "read"]
