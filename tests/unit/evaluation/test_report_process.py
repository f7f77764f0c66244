"""What the evaluation counts of the service is what shares and hiding know by name."""

from datetime import date

import numpy as np

from commonweal.evaluation.inputs import process as counting
from commonweal.evaluation.plan import CohortPlan
from commonweal.exchange import process

REFERRALS = {
    "person": np.array([1, 2, 2]),
    "practice": np.array(["Y99001", "Y99001", "Y99002"]),
    "age": np.array([81, 59, 70]),
    "ethnic_group": np.array(["A", "H", "Z"]),
}


class Engine:
    """Knows the answers to both questions, so that no store is needed."""

    def run(self, sql, **period):
        return REFERRALS if sql == counting.REFERRALS else {"kind": np.array(["funded_vcs"]), "many": np.array([4])}


def counted():
    day = date(2014, 3, 31)
    return counting.process(Engine(), CohortPlan(day, day, day, day))


def test_every_part_and_whole_is_counted_under_the_same_name():
    named = {name for whole, parts in process.PARTS for name in (whole, *parts)}
    assert named <= set(counted())


def test_the_number_of_practices_is_known_as_not_about_people():
    assert [name for name in counted() if process.is_of_organisations(name)] == ["Practices that referred"]
