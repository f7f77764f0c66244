"""Fictitious boroughs and hospital files with a known true effect."""

from commonweal.evaluation.synthetic.assumed import Period
from commonweal.evaluation.synthetic.boroughs import borough
from commonweal.evaluation.synthetic.effects import Effect
from commonweal.evaluation.synthetic.hospitals import hospital
from commonweal.evaluation.synthetic.trials import Trial, trial
from commonweal.evaluation.synthetic.truth import Made
from commonweal.evaluation.synthetic.worlds import WORLDS, World, world

__all__ = ["WORLDS", "Effect", "Made", "Period", "Trial", "World", "borough", "hospital", "trial", "world"]
