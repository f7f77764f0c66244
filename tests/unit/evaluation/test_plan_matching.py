"""What a plan may not ask of matching is refused before anything is read."""

from datetime import date
from pathlib import Path

import pytest

from commonweal.evaluation import plan

SOURCES = {"study": "study", "bridge": "bridge.csv", "apc": "apc.csv", "population": "all.csv", "risk": "risk.csv"}
COHORT = {
    "referred_from": date(2013, 4, 1), "referred_to": date(2014, 3, 31),
    "data_from": date(2011, 4, 1), "data_to": date(2015, 3, 31),
}  # fmt: skip


def build(matching, sources=SOURCES, **cohort):
    content = {"title": "A study", "sources": sources, "cohort": COHORT | cohort, "matching": matching}
    return plan.build(content, Path(), "plan.toml")


@pytest.mark.parametrize(
    ("matching", "said"),
    [
        ({"covariates": ["age", "spells_after"]}, "'spells_after' is an outcome, and outcomes may not choose"),
        ({"covariates": ["engaged"]}, "'engaged' is an outcome"),
        ({"covariates": ["hair"]}, "'hair' is not known here. Known: age"),
        ({"covariates": []}, "covariates is empty"),
        ({"exact": ["month"]}, "'month' is not known here"),
        ({"ratio": 0}, "give 1 to 10 controls"),
        ({"caliper": -0.1}, "caliper may not lie below nought"),
        ({"caliper": "wide"}, "should be a number"),
        ({"caliper_by": "treated"}, "is not one of everybody, groups"),
        ({"look_back_months": 18}, "18 is not one of 12, 24"),
        ({"most_candidates": 0}, "give 1 or more"),
        ({"ratios": 3}, "Did you mean 'ratio'?"),
    ],
)
def test_what_matching_cannot_do_is_refused(matching, said):
    with pytest.raises(plan.PlanError, match=said.replace("?", "\\?")):
        build(matching)


def test_matching_without_a_population_is_refused():
    with pytest.raises(plan.PlanError, match=r"names no population. Hospital files hold nobody who never went"):
        build({}, {name: path for name, path in SOURCES.items() if name != "population"})


def test_a_risk_score_that_no_file_tells_is_refused():
    with pytest.raises(plan.PlanError, match=r"names no risk. Add the dated risk scores"):
        build({}, {name: path for name, path in SOURCES.items() if name != "risk"})


def test_without_risk_among_the_covariates_no_risk_file_is_needed():
    sources = {name: path for name, path in SOURCES.items() if name != "risk"}
    assert build({"covariates": ["age"]}, sources).matching.covariates == ("age",)


def test_a_whole_number_serves_as_a_caliper():
    assert build({"caliper": 1}).matching.caliper == 1.0


def test_two_years_of_which_the_data_have_fourteen_months_are_refused():
    with pytest.raises(
        plan.PlanError, match="24 months after referral are asked for, but the hospital data end 14 mon"
    ):
        build({}, months=24, data_to=date(2014, 5, 31))
