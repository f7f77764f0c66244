"""The published marginals that fictitious data resemble."""

from commonweal.domain import borough, measures

PARTS = ("baseline_mean", "baseline_low", "progress")


def test_every_measure_has_its_marginals():
    found = borough.marginals()["wellbeing"]
    assert all(set(found[part]) == set(measures.BY_CODE) for part in PARTS)


def test_mean_scores_lie_on_the_scale():
    means = borough.marginals()["wellbeing"]["baseline_mean"].values()
    assert all(measures.LOWEST <= mean <= measures.HIGHEST for mean in means)


def test_shares_lie_between_none_and_all():
    found = borough.marginals()
    shares = [*found["wellbeing"]["baseline_low"].values(), *found["wellbeing"]["progress"].values()]
    shares += [found["people"]["aged_80_and_over"], found["people"]["aged_under_60"], found["people"]["not_white"]]
    assert all(0 < share < 1 for share in shares)
