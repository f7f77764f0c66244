"""Hide small numbers in the account of rows, steps and links."""

from commonweal.domain.disclosure import Policy, is_small, safe
from commonweal.exchange.release.partitions import hidden, safely
from commonweal.exchange.results import Linked, Rows, Step


def rows(row: Rows, policy: Policy) -> Rows:
    """Make the account of one input fit to be published.

    Parameters
    ----------
    row
        What became of its rows [rows].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    Rows
        The same, rounded, with few rows of a kind hidden [rows].
    """
    parts = [count or 0 for count in (row.used, row.duplicate, row.rejected, row.out_of_scope)]
    hide = hidden(parts, row.read or 0, policy)
    used, duplicate, rejected, out_of_scope = (
        None if hide_it else safe(part, policy) for part, hide_it in zip(parts, hide, strict=True)
    )
    return Rows(row.table, safely(row.read, policy), used, duplicate, rejected, out_of_scope)


def steps(flow: list[Step], policy: Policy) -> list[Step]:
    """Make the flow fit to be published: steps at which few left are joined with the next, or at the end the last.

    Parameters
    ----------
    flow
        From everybody to those analysed [steps].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same or fewer steps, no step telling of few people [steps].
    """
    joined: list[Step] = []
    for step in flow:
        joined.append(_join(joined.pop(), step) if joined and _few(joined[-1], policy) else step)
    while len(joined) > 1 and _few(joined[-1], policy):
        last = joined.pop()
        joined.append(_join(joined.pop(), last))
    return [
        Step(step.what, None if _few(step, policy) else safely(step.left_out, policy), safely(step.people, policy))
        for step in joined
    ]


def _few(step: Step, policy: Policy) -> bool:
    return is_small(step.left_out or 0, policy)


def _join(first: Step, second: Step) -> Step:
    return Step(f"{first.what}; {second.what}", (first.left_out or 0) + (second.left_out or 0), second.people)


def linkage(links: list[Linked], policy: Policy) -> list[Linked]:
    """Make the account of links fit to be published.

    Parameters
    ----------
    links
        Who was found in the hospital data, by group [people].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same without single practices; hidden where few are in a group, or few of it were found or not [people].
    """
    whole = next((row for row in links if row.by == "all"), None)
    released = [_linked(whole, False, False, policy)] if whole else []
    for by in dict.fromkeys(row.by for row in links if row.by not in ("all", "practice")):
        parts = [row for row in links if row.by == by]
        everybody = whole or _sum(parts)
        hide = hidden([row.people or 0 for row in parts], everybody.people or 0, policy)
        few = [no or _few_missed(row, policy) for row, no in zip(parts, hide, strict=True)]
        lost = hidden([row.linked or 0 for row in parts], everybody.linked or 0, policy, few)
        released += [_linked(row, no, not_found, policy) for row, no, not_found in zip(parts, hide, lost, strict=True)]
    return released


def _sum(parts: list[Linked]) -> Linked:
    return Linked("all", "", sum(row.people or 0 for row in parts), sum(row.linked or 0 for row in parts))


def _few_missed(row: Linked, policy: Policy) -> bool:
    return is_small((row.people or 0) - (row.linked or 0), policy)


def _linked(row: Linked, hide_people: bool, hide_linked: bool, policy: Policy) -> Linked:
    people = None if hide_people else safely(row.people, policy)
    gone = hide_linked or people is None or _few_missed(row, policy)
    return Linked(row.by, row.group, people, None if gone else safely(row.linked, policy))
