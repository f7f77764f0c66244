"""What the released results rest on: who was analysed, by which rules, and when they were released."""

from commonweal.domain.disclosure import POLICIES
from commonweal.paper import words
from commonweal.service.desks.insight.presenters.figure import table, tight


def flow(found):
    rows = [(step.what, words.count(step.left_out), words.count(step.people)) for step in found.flow]
    return table("From everybody in the study tables to the people analysed", ("Step", "Left out", "Remain"), rows)


def linkage(found):
    """Who was found in the hospital data; practices are left out, since a single one is nobody's business here."""
    rows = [_linked(row) for row in found.linkage if row.by != "practice"]
    note = "Findings hold for those found. Where a group is found less often, they hold less for it."
    return table("People found in the hospital data", ("Group", "People", "Found", "Found, share"), rows, note)


def _linked(row):
    known = row.linked is not None and row.people
    share = words.percent(100 * row.linked / row.people) if known else words.UNKNOWN
    return row.group, words.count(row.people), words.count(row.linked), share


def rules(found):
    return [(rule.name, tight(rule.words)) for rule in found.rules]


def facts(release):
    """When it was released, by which rule, and the hash to compare it by."""
    policy = POLICIES[release.policy]
    return [
        ("Study", release.results.title),
        ("Period", release.results.period),
        ("Rule for small numbers", policy.words),
        ("Where the rule comes from", policy.source),
        ("SHA-256 of the released file", release.sha256),
    ]
