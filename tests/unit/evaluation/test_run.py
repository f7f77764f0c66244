"""Between the steps: what the run puts beside people that no single step knows."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation import run


@dataclass(frozen=True)
class People:
    """A cohort, or matched people, as far as the run looks at them."""

    people: dict


def a_cohort():
    """Three people of the cohort, in the order of their numbers."""
    flags = {name: np.array([True, False, True]) for name in run.AFTERWARDS}
    texts = {"service": np.array(["advocacy", "none", "home"]), "wellbeing": np.array(["improved", "same", "worsened"])}
    return People({"person": np.array([3, 5, 9]), **flags, **texts})


def test_the_referred_are_told_of_whatever_their_order_among_the_matched():
    matched = People({"person": np.array([9, 4, 3]), "treated": np.array([True, False, True])})
    found = run.told(matched, a_cohort()).people
    assert found["service"].tolist() == ["home", "", "advocacy"]
    assert found["wellbeing"].tolist() == ["worsened", "", "improved"]


def test_of_controls_there_is_nothing_to_tell_even_of_one_who_is_in_the_cohort_later():
    matched = People({"person": np.array([9, 5]), "treated": np.array([True, False])})
    found = run.told(matched, a_cohort()).people
    assert found["engaged"].tolist() == [True, False]
    assert found["service"].tolist() == ["home", ""]
