"""Count what the service did, for all years together and for each financial year: numbers only, never a row."""

from collections import Counter

from django.db.models import Case, Count, Value, When
from django.db.models.functions import Coalesce, ExtractDay, ExtractMonth, ExtractYear

from commonweal.domain import journey, people
from commonweal.exchange.process import ETHNIC_GROUP_KNOWN, REFERRALS_IN, REFERRALS_OUT
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral

ALL = "all"
PEOPLE, PRACTICES, BUSIEST = "People referred", "Practices that referred", "Most referrals from one practice"
VOLUNTARY = "Referrals to voluntary services"
OLDEST, YOUNGEST, NOT_WHITE = "Aged 80 and over", "Aged under 60", "Not white"
APRIL = 4
FROM_80, UNDER_60 = people.AGE_BANDS[-1][0], people.AGE_BANDS[0][1] + 1


def counted(before):
    """What was counted of referrals before a day: "all" or the year in which the financial year began -> counts."""
    referrals = list(_referrals(before))
    onwards = list(_onwards(before))
    persons = dict(_persons(before).values_list("year", "many"))
    every = {ALL: _persons_at_all(before)} | {year: persons[year] for year in sorted(persons, reverse=True)}
    return {
        period: _period(_within(referrals, period), _within(onwards, period), number)
        for period, number in every.items()
    }


def _within(rows, period):
    return [row for row in rows if period in (ALL, row["year"])]


def _period(referrals, onwards, persons):
    by_practice, by_kind = Counter(), Counter()
    for row in referrals:
        by_practice[row["practice"]] += row["many"]
    for row in onwards:
        by_kind[row["kind"]] += row["many"]
    voluntary = by_kind[journey.FUNDED_VCS] + by_kind[journey.OTHER_VCS]
    return {
        REFERRALS_IN: sum(by_practice.values()),
        PEOPLE: persons,
        PRACTICES: len(by_practice),
        BUSIEST: max(by_practice.values(), default=0),
        REFERRALS_OUT: voluntary + by_kind[journey.STATUTORY],
        VOLUNTARY: voluntary,
        **{words: by_kind[kind] for kind, words in journey.ONWARD_KINDS.items()},
        **_who(referrals),
    }


def _who(referrals):
    known = [row for row in referrals if row["person__ethnic_group"] not in people.UNSTATED]
    return {
        OLDEST: _many(row for row in referrals if row["band"] == OLDEST),
        YOUNGEST: _many(row for row in referrals if row["band"] == YOUNGEST),
        ETHNIC_GROUP_KNOWN: _many(known),
        NOT_WHITE: _many(row for row in known if row["person__ethnic_group"] not in people.WHITE),
    }


def _many(rows):
    return sum(row["many"] for row in rows)


def _referrals(before):
    groups = _all_before(before).annotate(age=_age()).annotate(band=_band())
    return groups.values("year", "practice", "band", "person__ethnic_group").annotate(many=Count("pk")).iterator()


def _onwards(before):
    made = Onward.objects.filter(referral__referred_on__lt=before).order_by()
    return made.annotate(year=_year("referral__referred_on")).values("year", "kind").annotate(many=Count("pk"))


def _persons(before):
    """A merged record and the one that was kept are one person."""
    return _all_before(before).values("year").annotate(many=Count(_kept(), distinct=True))


def _persons_at_all(before):
    return _all_before(before).aggregate(many=Count(_kept(), distinct=True))["many"]


def _kept():
    return Coalesce("person__merged_into_id", "person_id")


def _all_before(day):
    return Referral.objects.filter(referred_on__lt=day).order_by().annotate(year=_year("referred_on"))


def _year(field):
    """The year in which the financial year of a day began."""
    earlier = Case(When(**{f"{field}__month__lt": APRIL}, then=Value(1)), default=Value(0))
    return ExtractYear(field) - earlier


def _age():
    """Age at referral as year, month, day in one number: 80 completed years are 800000 or more."""
    return _number("referred_on") - _number("person__born_on")


def _number(field):
    return ExtractYear(field) * 10_000 + ExtractMonth(field) * 100 + ExtractDay(field)


def _band():
    return Case(
        When(age__gte=FROM_80 * 10_000, then=Value(OLDEST)),
        When(age__lt=UNDER_60 * 10_000, then=Value(YOUNGEST)),
        default=Value(""),
    )
