"""Everything an evaluation found, together."""

from dataclasses import dataclass, field

from commonweal.exchange.results.cohort import Linked, Rows, Rule, Step
from commonweal.exchange.results.compared import (
    Effect,
    Interaction,
    Interrupted,
    Month,
    NegativeControl,
    Regression,
    Specification,
)
from commonweal.exchange.results.dying import AliveOut, LastDays
from commonweal.exchange.results.found import AnyOfEight, Change, Moved, Shift
from commonweal.exchange.results.matched import Deviation, Matching, Reach
from commonweal.exchange.results.worth import Value

SCHEMA = 3
WHOLE, BALANCE = "whole", "balance"


@dataclass(frozen=True)
class Results:
    """Everything an evaluation found; a count is empty only where disclosure control has hidden it.

    Parameters
    ----------
    title
        The study's title, from the plan [text].
    period
        Referrals of which period, and hospital data to when [text].
    rules
        The rules that decided who counted [list].
    inputs
        What became of the rows read [list].
    flow
        From everybody to those analysed [list].
    linkage
        Who was found in the hospital data [list].
    changes
        Use before and after [list].
    shifts
        How many people used less, as much or more [list].
    wellbeing
        Distance travelled by measure [list].
    any_of_eight
        Any rise, beside chance [object].
    value
        Costs avoided and returns; empty when the plan asks for none [object].
    process
        Counts of what the service did, name -> number [mapping].
    notes
        What a reader should know of the inputs before believing the figures, a sentence each [texts].
    released
        Name of the disclosure rule these figures have passed; empty for the evaluator's own copy [text].
    schema
        Version of this layout [number].
    stage
        `whole`, or `balance`: stopped after the controls were chosen, before any outcome was read [text].
    locked
        When the plan was locked and by which hash, or that it was not, in words [text].
    deviations
        What changed in the plan after it was locked [list].
    matching
        How controls were chosen; empty when the plan asks for none [object].
    effects, interactions, specifications, curve, regression, negative_controls, interrupted, reach
        What the comparison found; empty when there are no controls [lists].
    last_days, alive_out
        What it found of the end of life; empty when there are no controls [lists].
    """

    title: str
    period: str
    rules: list[Rule]
    inputs: list[Rows]
    flow: list[Step]
    linkage: list[Linked]
    changes: list[Change]
    wellbeing: list[Moved]
    any_of_eight: AnyOfEight
    value: Value | None
    process: dict[str, float | None]
    notes: list[str] = field(default_factory=list)
    released: str = ""
    schema: int = SCHEMA
    stage: str = WHOLE
    locked: str = ""
    deviations: list[Deviation] = field(default_factory=list)
    matching: Matching | None = None
    effects: list[Effect] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    specifications: list[Specification] = field(default_factory=list)
    curve: list[Month] = field(default_factory=list)
    regression: list[Regression] = field(default_factory=list)
    negative_controls: list[NegativeControl] = field(default_factory=list)
    interrupted: list[Interrupted] = field(default_factory=list)
    reach: list[Reach] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    last_days: list[LastDays] = field(default_factory=list)
    alive_out: list[AliveOut] = field(default_factory=list)
