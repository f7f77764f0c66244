"""Hide small numbers in results, and whatever would give them away."""

from dataclasses import replace

from commonweal.domain.disclosure import HES, Policy
from commonweal.exchange.release import compared, controls, dying, sentences
from commonweal.exchange.release.account import linkage, rows, steps
from commonweal.exchange.release.changes import changes, shifts
from commonweal.exchange.release.process import process
from commonweal.exchange.release.scores import any_of_eight, moved
from commonweal.exchange.release.worth import value
from commonweal.exchange.results import Results


def release(results: Results, policy: Policy = HES) -> Results:
    """Make results fit to be published.

    Parameters
    ----------
    results
        The evaluator's own copy [results].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    Results
        The same with counts rounded or hidden, statistics of few people or events hidden, percentages worked out from
        rounded numbers, regression output in two decimals, and no row about a single practice [results].

    Raises
    ------
    ValueError
        When the results have been released already: rounding twice is not rounding once.

    References
    ----------
    NHS Digital (2018), change to disclosure control methodology for HES and ECDS.
    """
    if results.released:
        raise ValueError("These results have been released already. Release the evaluator's own copy.")
    safe_changes = changes(results.changes, policy)
    safe_effects = compared.effects(results.effects, results.changes, results.matching, policy)
    return replace(
        results,
        inputs=[rows(row, policy) for row in results.inputs],
        flow=steps(results.flow, policy),
        linkage=linkage(results.linkage, policy),
        changes=safe_changes,
        shifts=shifts(results.shifts, results.changes, policy),
        wellbeing=[moved(row, policy) for row in results.wellbeing],
        any_of_eight=any_of_eight(results.any_of_eight, policy),
        value=None if results.value is None else value(results.value, safe_changes, policy),
        process=process(results.process, policy),
        # A sentence with a number in it may tell of few people.
        notes=[note for note in results.notes if not sentences.counts(note)],
        released=policy.name,
        matching=None if results.matching is None else controls.matching(results.matching, policy),
        effects=safe_effects,
        interactions=compared.interactions(results.interactions, [*safe_changes, *safe_effects]),
        specifications=compared.specifications(results.specifications, safe_effects, policy),
        curve=compared.months(results.curve, policy),
        regression=compared.regression(results.regression, results.changes, safe_changes, policy),
        negative_controls=compared.negative(results.negative_controls, policy),
        interrupted=[compared.interrupted(row, policy) for row in results.interrupted],
        reach=controls.reach(results.reach, policy),
        last_days=dying.last_days(results.last_days, policy),
        alive_out=dying.alive_out(results.alive_out, policy),
    )
