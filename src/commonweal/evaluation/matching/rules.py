"""The rule by which controls are chosen, in words that a commissioner understands."""

from commonweal.evaluation.matching.words import COVARIATES
from commonweal.evaluation.plan import Matching
from commonweal.evaluation.plan.controls import GROUPS

SHARED = {
    "sex": "sex", "age_band": "age band (under 60, 60 to 79, 80 and over)", "practice": "practice",
    "imd": "fifth of deprivation", "ethnicity": "ethnic group", "old": "being 80 or over or not",
}  # fmt: skip
CONVENTIONS = {
    False: "over everybody, referred and candidates together (as MatchIt's std.caliper takes it)",
    True: "pooled from the two groups: the root of the mean of their variances (as Austin takes it)",
}


def words(wanted: Matching, width: float, caliper: float | None) -> list[str]:
    """Say how controls were chosen.

    Parameters
    ----------
    wanted
        The section of the plan [section].
    width
        One standard deviation of the score, by the plan's convention [logit].
    caliper
        Widest difference allowed, none for no limit [logit].

    Returns
    -------
    list
        Sentences [texts].
    """
    return [*_candidates(wanted), *_score(wanted), *_rule(wanted), *_caliper(wanted, width, caliper), _weights(wanted)]


def _candidates(wanted: Matching) -> list[str]:
    years = wanted.look_back_months // 12
    found = [
        "Candidates in a month of referral are the adults of the population table who were alive and registered then, "
        f"had been for {years} year{'s' if years > 1 else ''}, and had not been referred in that month or before. "
        "Each is looked at from a day of that month drawn by a fixed rule, the referred from the day of referral.",
    ]
    if wanted.later_referred:
        leaves = "and leaves on that day" if wanted.leaves_when_referred else "and is followed on after it"
        found.append(f"Somebody referred in a later month may be a control until then, {leaves}.")
    else:
        found.append("Nobody who was ever referred is a control.")
    return found


def _score(wanted: Matching) -> list[str]:
    known = ", ".join(
        COVARIATES[name].lower().replace("a&e", "A&E").replace("gp ", "GP ") for name in wanted.covariates
    )
    return [
        f"The score is the chance of being referred, by what was known on that day: {known}. It is a logistic model, "
        "fitted by maximum likelihood; age bends (a restricted cubic spline of four knots), use counts by the "
        "logarithm of one more and by whether there was any, named things each for itself.",
    ]


def _rule(wanted: Matching) -> list[str]:
    shared = ", ".join(["the month", *(SHARED[name] for name in wanted.exact)])
    return [
        f"A control shares exactly: {shared}.",
        f"Up to {wanted.ratio} control{'s' if wanted.ratio > 1 else ''} each: months in calendar order, in a month the "
        "largest score first, each takes the nearest score still free, of two equally near the lower; then the next "
        "round in the same order. Whoever finds none in a round takes no part in later rounds. Nobody is a control "
        "twice. This is the rule of MatchIt 4.7.2 (nearest, without replacement), ties included, on the logit.",
    ]


def _caliper(wanted: Matching, width: float, caliper: float | None) -> list[str]:
    if caliper is None:
        return ["There is no caliper: the nearest is taken however far."]
    by = CONVENTIONS[wanted.caliper_by == GROUPS]
    return [
        f"The caliper is {wanted.caliper:g} standard deviations of the logit, taken {by}: "
        f"{wanted.caliper:g} × {width:.4g} = {caliper:.4g}. It is the same in every month and stratum.",
    ]


def _weights(wanted: Matching) -> str:
    return "Each set counts once: the referred 1, each of k controls 1/k."
