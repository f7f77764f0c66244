"""Worlds: boroughs whose people are selected month by month, by the record or by what no record shows."""

from commonweal.evaluation.synthetic.worlds.making import World, world
from commonweal.evaluation.synthetic.worlds.register import Register
from commonweal.evaluation.synthetic.worlds.scores import Scores
from commonweal.evaluation.synthetic.worlds.selecting import WORLDS

__all__ = ["WORLDS", "Register", "Scores", "World", "world"]
