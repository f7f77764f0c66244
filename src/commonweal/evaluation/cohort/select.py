"""Who is analysed: the first referral of each person, found in the hospital data, with time at risk on both sides."""

from dataclasses import dataclass

import numpy as np

from commonweal.domain import journey, people
from commonweal.domain.dates import said
from commonweal.evaluation.cohort import queries
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import CohortPlan, Plan
from commonweal.exchange.results import Linked, Step

DAY = np.timedelta64(1, "D")


@dataclass(frozen=True)
class Cohort:
    """The people analysed, and how they came to be those.

    Parameters
    ----------
    people
        person, index_on, before_from, after_to (first day outside), age, sex, practice, days_before, days_after, died
        (within the window after referral), engaged, continuing, funded, funded_then and continuing_then (as known on
        the plan's landmarks), service (type of the first one referred on to, `none` where none is known) [arrays
        of one length, one entry a person].
    flow
        From everybody in the tables to those analysed [list].
    linkage
        Who of those referred in the period was found in the hospital data [list].
    referred
        How many people were referred in the period [people].
    """

    people: dict[str, np.ndarray]
    flow: list[Step]
    linkage: list[Linked]
    referred: int


def select(engine: Engine, source: object, plan: Plan) -> Cohort:
    """Choose the people to analyse.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    source
        Given so that the tables are known to have been read [source].
    plan
        The plan [plan].

    Returns
    -------
    Cohort
        One entry a person, sorted by person [cohort].
    """
    facts = _facts(engine, plan)
    windows = _windows(facts, plan.cohort)
    flow, kept = _flow(facts, windows, plan.cohort)
    in_period = facts["in_period"] == 1
    linkage = linked_by(
        {name: facts[name][in_period] for name in ("age", "sex", "practice")}, _linked(facts, plan)[in_period]
    )
    chosen = {name: values[kept] for name, values in {**_kept_facts(facts, plan), **windows}.items()}
    return Cohort(chosen, flow, linkage, int(in_period.sum()))


def _facts(engine: Engine, plan: Plan) -> dict[str, np.ndarray]:
    rules, cohort, landmarks = plan.rules, plan.cohort, plan.landmarks
    reached = tuple(sorted(journey.REACHED))
    engine.keep("index_referrals", queries.INDEX, referred_from=cohort.referred_from, referred_to=cohort.referred_to)
    engine.keep("deaths_told", queries.DEATHS)
    engine.keep("reached", queries.REACHED, reached=reached, within=rules.engaged_within_days)
    engine.keep("sessions", queries.SESSIONS, within=rules.engaged_within_days)
    engine.keep("first_service", queries.SERVICE, within=cohort.window_days)
    engine.keep(
        "funded",
        queries.FUNDED,
        funded=journey.FUNDED_VCS,
        within=cohort.window_days,
        landmark=landmarks.get("funded", 0),
    )
    engine.keep(
        "continued",
        queries.CONTINUING,
        funded=journey.FUNDED_VCS,
        after=rules.continuing_after_days,
        within=rules.continuing_within_days,
        landmark=landmarks.get("continuing", 0),
    )
    return engine.run(queries.FACTS)


def _windows(facts: dict[str, np.ndarray], cohort: CohortPlan) -> dict[str, np.ndarray]:
    """Each person's two windows, cut to the days the data cover and to life; the day of death still counts."""
    index, width = facts["index_on"], np.timedelta64(cohort.window_days, "D")
    covered_to = np.datetime64(cohort.data_to, "D") + DAY
    before_from = np.maximum(index - width, np.datetime64(cohort.data_from, "D"))
    after_to = np.minimum(index + width, covered_to)
    alive_to = np.fmin(after_to, facts["died_on"] + DAY)
    return {
        "before_from": before_from,
        "after_to": alive_to,
        "days_before": _days(index - before_from),
        "days_after": _days(alive_to - index),
        "died": facts["died_on"] < after_to,
    }


def _days(spans: np.ndarray) -> np.ndarray:
    """Whole days; those who have no index date have none."""
    return np.where(np.isnat(spans), 0, spans.astype("timedelta64[D]").astype(np.int64))


def _flow(
    facts: dict[str, np.ndarray], windows: dict[str, np.ndarray], cohort: CohortPlan
) -> tuple[list[Step], np.ndarray]:
    kept = np.ones(len(facts["person"]), dtype=bool)
    steps = [Step("People in the study tables", 0, int(kept.sum()))]
    for what, passes in _tests(facts, windows, cohort):
        remain = kept & passes
        steps.append(Step(what, int(kept.sum() - remain.sum()), int(remain.sum())))
        kept = remain
    return steps, kept


def _tests(
    facts: dict[str, np.ndarray], windows: dict[str, np.ndarray], cohort: CohortPlan
) -> list[tuple[str, np.ndarray]]:
    rank = cohort.match_rank_up_to
    tests = [
        ("Referred at some time", facts["referred"] == 1),
        (f"Referred from {said(cohort.referred_from)} to {said(cohort.referred_to)}", facts["in_period"] == 1),
        (f"Found in the hospital data, match rank {rank} or surer", facts["match_rank"] <= rank),
        ("Alive on the day of referral", ~(facts["died_on"] < facts["index_on"])),
    ]
    return [*tests, *_covered(facts, windows, cohort)]


def _covered(
    facts: dict[str, np.ndarray], windows: dict[str, np.ndarray], cohort: CohortPlan
) -> list[tuple[str, np.ndarray]]:
    if cohort.after == "partial":
        some = (windows["days_before"] > 0) & (windows["days_after"] > 0)
        return [("With hospital data for some time on both sides of the referral", some)]
    index, width = facts["index_on"], np.timedelta64(cohort.window_days, "D")
    before = np.asarray(index - width >= np.datetime64(cohort.data_from, "D"))
    after = np.asarray(index + width <= np.datetime64(cohort.data_to, "D") + DAY)
    months = f"{cohort.months} months"
    return [
        (f"Hospital data for all {months} before (they begin on {said(cohort.data_from)})", before),
        (f"Hospital data for all {months} after (they end on {said(cohort.data_to)})", after),
    ]


def _linked(facts: dict[str, np.ndarray], plan: Plan) -> np.ndarray:
    return facts["match_rank"] <= plan.cohort.match_rank_up_to


def _kept_facts(facts: dict[str, np.ndarray], plan: Plan) -> dict[str, np.ndarray]:
    rules = plan.rules
    engaged = (facts["reached"] >= rules.engaged_contacts) & (facts["sessions"] >= rules.engaged_sessions)
    return {
        **{name: facts[name] for name in ("person", "index_on", "age", "sex", "practice", "service")},
        "engaged": engaged,
        "continuing": facts["signs"] > 0,
        "funded": facts["places"] > 0,
        "continuing_then": facts["signs_then"] > 0,
        "funded_then": facts["places_then"] > 0,
    }


def linked_by(traits: dict[str, np.ndarray], linked: np.ndarray) -> list[Linked]:
    """Count who was found in the hospital data, over all and by age band, sex and practice.

    Parameters
    ----------
    traits
        age, sex, practice [arrays of one length].
    linked
        Who was found [yes/no, same length].

    Returns
    -------
    list
        One entry a group that has anybody in it [list].
    """
    bands = np.array([people.age_band(int(age)) for age in traits["age"]], dtype=str)
    sexes = np.array([people.SEXES[code] for code in traits["sex"]], dtype=str)
    rows = [Linked("all", "Everybody", len(linked), int(linked.sum()))]
    for by, groups in (("age", bands), ("sex", sexes), ("practice", traits["practice"])):
        for group in np.unique(groups):
            here = groups == group
            rows.append(Linked(by, str(group), int(here.sum()), int(linked[here].sum())))
    return rows


def deaths(chosen: Cohort) -> list[str]:
    """Say how many of the people analysed died in the window after referral.

    Parameters
    ----------
    chosen
        The cohort [cohort].

    Returns
    -------
    list
        One sentence, or none when nobody died [texts].
    """
    died, people = int(chosen.people["died"].sum()), len(chosen.people["person"])
    if not died:
        return []
    return [
        f"{died:,} of the {people:,} people analysed died in the window after referral. "
        "They are kept, and count for the days they lived."
    ]
