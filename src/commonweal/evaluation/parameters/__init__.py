"""Dated, sourced numbers: unit costs, ways of discounting, ways in which benefits fade, published costs."""

from commonweal.evaluation.parameters.entries import Parameter, ParameterError, ParameterList
from commonweal.evaluation.parameters.lists import named, read

__all__ = ["Parameter", "ParameterError", "ParameterList", "named", "read"]
