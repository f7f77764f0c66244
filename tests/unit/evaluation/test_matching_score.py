"""The score: exact maximum likelihood, and plain words where there is none."""

from typing import Any

import numpy as np
import pytest

from commonweal.evaluation.matching import Pool
from commonweal.evaluation.matching.scoring.collapse import collapsed
from commonweal.evaluation.matching.scoring.prognosis import with_prognosis
from commonweal.evaluation.matching.scoring.propensity import Scored, propensity
from commonweal.evaluation.matching.scoring.terms import columns, terms
from commonweal.evaluation.plan import PlanError
from tests.support.pools import pool

COVARIATES = ("age", "sex", "imd", "ethnicity", "conditions", "risk", "spells", "bed_days", "ae", "outpatient")
USED = ("spells_0_1", "spells_3_12", "ae_3_12", "ae_12_24", "bed_days_0_12", "outpatient_12_24")


def drawn(many: int = 3000, **changes: Any) -> Pool:
    rng = np.random.default_rng(5)
    given = {
        "person": np.arange(many), "month": np.full(many, 24_150), "age": rng.integers(40, 95, many),
        "sex": rng.integers(0, 2, many), "imd": rng.integers(0, 6, many), "ethnicity": rng.integers(0, 3, many),
        "conditions": rng.integers(0, 8, many), "risk": rng.integers(-1, 300, many),
        **{name: rng.poisson(0.6, many) for name in USED},
    }  # fmt: skip
    pull = -1.5 + 0.03 * (given["age"] - 70) + 0.4 * np.log1p(given["ae_3_12"]) + 0.002 * given["risk"]
    given["treated"] = rng.random(many) < 1 / (1 + np.exp(-pull))
    return pool(**{**given, **changes})


def scored(everybody: Pool, covariates: tuple[str, ...] = COVARIATES) -> tuple[np.ndarray, Scored]:
    wanted = columns(everybody, covariates)
    rows = collapsed(everybody, wanted)
    found = propensity(rows, wanted)
    return found.logit[rows.of], found


def written_out(everybody: Pool, covariates: tuple[str, ...]) -> np.ndarray:
    """The model's columns, a row a unit, as another program would be given them."""
    wanted = columns(everybody, covariates)
    rows = collapsed(everybody, wanted)
    parts = terms(rows, wanted, np.ones(len(rows.referred), dtype=bool))
    tables = [term.table[everybody.column(term.column) - term.low] for term in parts if term.names]
    return np.column_stack([np.ones(len(everybody)), *tables])


def test_the_score_is_the_maximum_likelihood_that_statsmodels_finds() -> None:
    import statsmodels.api as models

    everybody = drawn()
    design = written_out(everybody, COVARIATES)
    oracle = models.Logit(everybody.treated.astype(float), design).fit(disp=0, maxiter=100, tol=1e-14)
    assert np.abs(design @ oracle.params - scored(everybody)[0]).max() < 1e-8


def test_the_score_is_the_same_when_the_start_was_a_part_of_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = scored(drawn())[0]
    monkeypatch.setattr("commonweal.evaluation.matching.scoring.newton.MANY", 500)
    assert np.abs(scored(drawn())[0] - whole).max() < 2e-8


def test_the_score_does_not_hang_on_how_many_rows_are_alike() -> None:
    few = ("sex", "imd", "ethnicity")
    everybody = drawn()
    rows = collapsed(everybody, columns(everybody, few))
    assert len(rows.referred) < 40
    import statsmodels.api as models

    design = written_out(everybody, few)
    oracle = models.Logit(everybody.treated.astype(float), design).fit(disp=0, maxiter=100, tol=1e-14)
    assert np.abs(design @ oracle.params - scored(everybody, few)[0]).max() < 1e-8


def test_a_column_that_says_what_others_say_changes_nothing() -> None:
    plain = drawn()
    doubled = drawn(ae_0_1=plain.counts["ae_3_12"])
    assert np.abs(scored(doubled)[0] - scored(plain)[0]).max() < 1e-7


def test_a_covariate_of_one_value_is_left_out_and_said() -> None:
    _, found = scored(drawn(sex=np.zeros(3000, int)), ("age", "sex"))
    assert found.notes == [
        "ONE_VALUE: left out of the score, because it is the same for everybody who could be compared: Sex."
    ]


def test_perfectly_separated_scores_are_refused_with_a_named_code() -> None:
    rng = np.random.default_rng(1)
    age = rng.integers(40, 95, 500)
    with pytest.raises(PlanError, match=r"^SEPARATED: .* most of all by “Age.*Take that out"):
        scored(drawn(500, age=age, treated=age > 70, **dict.fromkeys(("sex", "imd", "risk", *USED), 0)), ("age",))


def test_a_part_that_only_some_candidates_tell_apart_is_left_out_and_said() -> None:
    everybody = drawn()
    ae = np.where(everybody.treated, np.minimum(everybody.counts["ae_3_12"], 1), everybody.counts["ae_3_12"])
    logit, found = scored(drawn(ae_3_12=ae))
    assert np.isfinite(logit).all()
    (said,) = [note for note in found.notes if note.startswith("ENDLESS")]
    assert "attendances 3 to 12 months before" in said


def test_candidates_with_a_trait_that_nobody_referred_has_are_left_out_and_said() -> None:
    everybody = drawn()
    ethnicity = np.where(everybody.treated, 0, everybody.ethnicity)
    logit, found = scored(drawn(ethnicity=ethnicity))
    assert np.isnan(logit[ethnicity > 0]).all()
    assert not np.isnan(logit[ethnicity == 0]).any()
    assert found.notes[0].startswith("NO_COUNTERPART: ")
    assert "nobody referred shares this with them: Ethnic group: White: Irish" in found.notes[0]


def test_the_referred_with_a_trait_that_no_candidate_has_are_left_out_and_said() -> None:
    everybody = drawn()
    practice = np.where(everybody.treated & (everybody.age > 80), 1, 0)
    logit, found = scored(drawn(practice=practice), ("age", "practice"))
    assert np.isnan(logit[practice == 1]).all()
    assert "because no candidate shares this with them: Practice: P2" in found.notes[0]


def test_an_age_spline_bends_where_the_referred_are() -> None:
    everybody = drawn(age=np.append(drawn().age[:-1], 110), treated=np.append(drawn().treated[:-1], False))
    wanted = ["age"]
    rows = collapsed(everybody, wanted)
    (term,) = terms(rows, wanted, np.ones(len(rows.referred), dtype=bool))
    assert term.names == ("Age", "Age, bend 1", "Age, bend 2")
    knots = np.unique(np.quantile(everybody.age[everybody.treated], (0.05, 0.35, 0.65, 0.95), method="inverted_cdf"))
    below, beyond = term.table[: int(knots[0]) - term.low + 1, 1:], term.table[int(knots[-1]) - term.low :, 1:]
    assert (below == 0).all()
    assert np.abs(np.diff(beyond, n=2, axis=0)).max() < 1e-9


def test_the_prognosis_is_what_a_poisson_model_of_the_year_before_expects() -> None:
    import statsmodels.api as models

    everybody = drawn(imd=3, conditions=0)
    never = ~everybody.treated
    year = {
        "spells": sum(everybody.counts[f"spells_{one}"] for one in ("0_1", "1_3", "3_12")),
        "ae": sum(everybody.counts[f"ae_{one}"] for one in ("0_1", "1_3", "3_12")),
    }
    expected = with_prognosis(everybody).counts["prognosis"]
    # The first of each pair is what was known a year earlier, the second what is known now.
    pairs = [(everybody.counts["ae_12_24"], year["ae"]), (everybody.counts["outpatient_12_24"], np.zeros(3000, int))]
    ages = _spline(everybody, never)
    then = [ages(everybody.age - 1), everybody.sex == 1, *(part for one, _ in pairs for part in _bent(one))]
    now = [ages(everybody.age), everybody.sex == 1, *(part for _, one in pairs for part in _bent(one))]
    outcome = (year["spells"] + year["ae"])[never]
    design = models.add_constant(np.column_stack(then).astype(float))
    oracle = models.GLM(outcome, design[never], family=models.families.Poisson()).fit(tol=1e-14)
    told = np.column_stack([np.ones(3000), np.column_stack(now).astype(float)]) @ oracle.params
    assert np.abs(told * 100 - expected).max() < 0.5 + 1e-6


def _bent(values: np.ndarray) -> list[np.ndarray]:
    return [(values > 0).astype(float), np.log1p(values)]


def _spline(everybody: Pool, never: np.ndarray) -> Any:
    """Restricted cubic splines as Harrell writes them, knots at quantiles of those the model is fitted on."""
    places = np.quantile(everybody.age[never] - 1, (0.05, 0.35, 0.65, 0.95), method="inverted_cdf")
    first, second, third, last = map(float, places)

    def bent(age: np.ndarray) -> np.ndarray:
        def over(knot: float) -> np.ndarray:
            return np.maximum(age - knot, 0.0) ** 3

        bends = [
            over(knot) - over(third) * (last - knot) / (last - third) + over(last) * (third - knot) / (last - third)
            for knot in (first, second)
        ]
        return np.column_stack([age, *(bend / (last - first) ** 2 for bend in bends)])

    return bent


def test_a_prognosis_without_two_years_of_look_back_is_refused() -> None:
    everybody = drawn()
    for name in [name for name in everybody.counts if name.endswith("12_24")]:
        del everybody.counts[name]
    with pytest.raises(PlanError, match=r"^LOOK_BACK: .*look_back_months = 24"):
        with_prognosis(everybody)
