"""Balance before effect: no outcome is read until the plan says that the controls are alike enough."""

from commonweal.evaluation.plan.sections import Plan

SHORTEST = 12
"""So many digits of a hash tell one balance from another."""


def agreement(plan: Plan, digest: str) -> tuple[str, list[str]]:
    """Say whether a plan has accepted a balance.

    Parameters
    ----------
    plan
        The plan [plan].
    digest
        Hash of the balance that its data give [hexadecimal].

    Returns
    -------
    tuple
        Why the effect may be worked out, empty when it may not [text]; what a reader should know of it [texts].
    """
    asked = plan.matching
    if asked is None:
        return "", []
    if len(asked.balance) >= SHORTEST and digest.startswith(asked.balance.lower()):
        return f"The plan holds the hash of this balance, {digest[:SHORTEST]}.", []
    if asked.waiver.strip():
        return f"The plan waives it: {asked.waiver.strip()}", ["BALANCE_WAIVED: " + asked.waiver.strip()]
    if asked.balance:
        return "", [
            f"BALANCE_CHANGED: the plan accepts the balance {asked.balance}, but these data and this plan give "
            f"{digest}. Look at it again, and write the new hash into the plan."
        ]
    return "", []
