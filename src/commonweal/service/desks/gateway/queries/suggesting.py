"""Which advisor could take a referral on: who looks after the practice, who knows it, and who has room."""

from collections import Counter
from dataclasses import dataclass

from commonweal.domain.journey import CASELOAD
from commonweal.service.ground.accounts.models import User
from commonweal.service.journey.referrals import queries as journeys
from commonweal.service.journey.referrals.models import Capacity, Cover, Referral


@dataclass(frozen=True)
class Suggested:
    """One advisor for one referral, with the reasons."""

    advisor: User
    cases: int
    capacity: int
    covers: bool
    knows: bool

    @property
    def full(self):
        return self.cases >= self.capacity

    @property
    def why(self):
        patch = (
            "Looks after this practice"
            if self.covers
            else "Knows the practice"
            if self.knows
            else "New to the practice"
        )
        return f"{patch}, {self.cases} of {self.capacity} cases{': has no room' if self.full else ''}"

    @property
    def order(self):
        """Room first, then the patch, then knowing the practice; of equals, whose diary is emptier."""
        return self.full, not self.covers, not self.knows, self.cases / max(1, self.capacity), self.advisor.name


class Suggestions:
    """For these referrals, the advisors in the order they are suggested; as many questions however many there are."""

    def __init__(self, referrals):
        practices = {each.practice_id for each in referrals}
        self.loads = {advisor: cases for advisor, cases in journeys.advisor_loads()}
        self.capacities = dict(Capacity.objects.values_list("advisor", "cases"))
        covers = Cover.objects.filter(practice__in=practices, until=None)
        self.covers = set(covers.values_list("advisor", "practice"))
        known = Referral.objects.filter(practice__in=practices, advisor__isnull=False).order_by()
        self.knows = set(known.values_list("advisor", "practice").distinct())

    def of(self, referral, more=()):
        """Everybody who could take it on, the best first; `more` are cases that are about to be theirs."""
        coming = Counter(more)
        others = [each for each in self.loads if each.pk != referral.advisor_id]
        return sorted((self._suggested(each, referral, coming) for each in others), key=lambda each: each.order)

    def shared_out(self, referrals):
        """The best for each in turn, so that the first does not get them all: key of the referral -> suggestion."""
        chosen, coming = {}, []
        for referral in referrals:
            best = next(iter(self.of(referral, coming)), None)
            if best:
                chosen[referral.pk] = best
                coming.append(best.advisor.pk)
        return chosen

    def _suggested(self, advisor, referral, coming):
        here = (advisor.pk, referral.practice_id)
        cases, capacity = self.loads[advisor] + coming[advisor.pk], self.capacities.get(advisor.pk, CASELOAD)
        return Suggested(advisor, cases, capacity, here in self.covers, here in self.knows)
