"""Whether an outcome changes the score that psmpy makes, though it is named as the target: prints how many scores.

Started by its path with the Python that has psmpy.
"""

import json

import numpy as np


def scores(outcome: np.ndarray, age: np.ndarray, referred: np.ndarray) -> np.ndarray:
    """The logits of its own model, by unit."""
    import pandas
    from psmpy import PsmPy

    frame = pandas.DataFrame({"unit": np.arange(len(age)), "age": age, "outcome": outcome, "referred": referred})
    given = PsmPy(frame, treatment="referred", indx="unit", target="outcome")
    given.logistic_ps(balance=False)
    return given.predicted_data.sort_values("unit")["propensity_logit"].to_numpy()


def main() -> None:
    rng = np.random.default_rng(1)
    people = 2_000
    age = rng.normal(60, 15, people)
    referred = (rng.random(people) < 1 / (1 + np.exp((80 - age) / 15))).astype(int)
    outcome = rng.poisson(1 + referred)
    apart = np.abs(scores(outcome, age, referred) - scores(np.zeros(people), age, referred))
    print(json.dumps({"people": people, "changed": int((apart > 1e-3).sum()), "most": float(apart.max())}))


if __name__ == "__main__":
    main()
