"""Fictitious people, drawn so that together they resemble those the published service saw."""

from bisect import bisect
from datetime import date, timedelta

from commonweal.domain import journey, people
from commonweal.domain.borough import marginals
from commonweal.domain.identifiers import check_digit
from commonweal.service.demo.content import content
from commonweal.service.demo.places import postcodes

# Those below are left for whoever tries the forms.
FIRST_NHS_NUMBER = 999_100_000
NOT_WHITE = "FHJKLMNPRS"
BANDS = (60, 80)
"""Ages at which a new band begins."""


def nhs_numbers():
    """Valid numbers of the range that is reserved for testing."""
    for nine in range(FIRST_NHS_NUMBER, 1_000_000_000):
        digit = check_digit(str(nine))
        if digit < 10:
            yield f"{nine}{digit}"


def born(rng, referred_on):
    """A birth date that gives the published ages at referral."""
    share = marginals()["people"]
    draw = rng.random()
    if draw < share["aged_80_and_over"]:
        age = 80 + min(int(rng.expovariate(1 / 5)), 22)
    elif draw < 1 - share["aged_under_60"]:
        age = 60 + int(20 * rng.random() ** 0.7)
    else:
        age = rng.randrange(22, 60)
    birthday = date(referred_on.year - age, 1, 1) + timedelta(days=rng.randrange(365))
    if people.age_on(birthday, referred_on) == age:
        return birthday
    is_leap_day = (birthday.month, birthday.day) == (2, 29)  # which the year before does not have
    return birthday.replace(year=birthday.year - 1, day=28 if is_leap_day else birthday.day)


def age_on(person, on):
    """How old somebody is on a day."""
    return people.age_on(person.born_on, on)


def dies_on(rng, person, from_day):
    """The day of a person's death, far away for most."""
    rates = marginals()["people"]["dies_a_year"]
    rate = list(rates.values())[bisect(BANDS, age_on(person, from_day))]
    return from_day + timedelta(days=1 + min(int(365 * rng.expovariate(rate)), 36_500))


def details(rng):
    """Everything of a person but the birth date and the number."""
    sex = "2" if rng.random() < 0.58 else "1"
    ethnic_group = rng.choice(NOT_WHITE) if rng.random() < marginals()["people"]["not_white"] else "A"
    return {
        "given_name": rng.choice(content()["given_names"][sex]),
        "family_name": rng.choice(content()["family_names"]),
        "sex": sex,
        "ethnic_group": "Z" if rng.random() < 0.015 else ethnic_group,
        "address": f"{rng.randrange(1, 120)} {rng.choice(content()['streets'])}, Millbrook",
        "postcode": rng.choice(_POSTCODES),
        "phone": f"01632 960{rng.randrange(1000):03}",
        "imd_quintile": rng.choices((1, 2, 3, 4, 5), (40, 24, 16, 12, 8))[0],
        "opted_out": rng.random() < 0.03,
        "access_needs": rng.choice(ACCESS) if rng.random() < 0.2 else "",
    }


REASONS = list(journey.REASONS)[:-1]
_POSTCODES = [postcode for postcode, _, _ in postcodes()]
ACCESS = ("Hard of hearing: speak up and face the person", "Large print", "Uses a walking frame", "Needs a home visit")


def told(rng, age, *, cares=False):
    """What a practice tells of somebody when it refers them; of a carer, that caring is what they need help with."""
    risky = rng.random() < 0.04
    reasons = rng.sample([each for each in REASONS if each != "caring"], rng.choice((1, 1, 2, 2, 3)))
    return {
        "reasons": ["caring", *reasons[1:]] if cares else reasons,
        "conditions": _conditions(rng, age),
        "risk_score": round(min(99.0, rng.gammavariate(6, 6)), 1),
        "staff_risk": "known" if risky else "none_known",
        "staff_risk_text": "A dog at the door; it is friendly." if risky else "",
    }


def _conditions(rng, age):
    """Each as common as it is at that age, whatever others somebody has; nobody has none."""
    band = bisect(BANDS, age)
    common = {kind: shares[band] for kind, shares in content()["conditions"].items()}
    has = [kind for kind, of_hundred in common.items() if 100 * rng.random() < of_hundred]
    return has or rng.choices(list(common), list(common.values()))


def scores(rng):
    """Baseline scores with the published share of low scores, and a mean near the published one."""
    tool = marginals()["wellbeing"]
    return {code: _baseline(rng, tool["baseline_low"][code], mean) for code, mean in tool["baseline_mean"].items()}


def _baseline(rng, low, mean):
    if rng.random() < 0.02:
        return "preferred_not"
    if rng.random() < low:
        return rng.choice((1, 2, 2))
    # Three to five, weighted so that the whole has the published mean when low scores average 5/3.
    wanted = min(4.9, max(3.05, (mean - low * 5 / 3) / (1 - low)))
    share_five = max(0.0, (wanted - 3) / 2 - 0.15)
    share_four = max(0.0, wanted - 3 - 2 * share_five)
    return rng.choices((3, 4, 5), (max(0.0, 1 - share_four - share_five), share_four, share_five))[0]


def later(rng, before):
    """Follow-up scores: low ones rise often, as published; some fall."""
    return {code: _later(rng, score, code) for code, score in before.items()}


def _later(rng, score, code):
    if not isinstance(score, int):
        return score
    rises = 0.62 if score <= 2 else marginals()["wellbeing"]["progress"][code] * 0.75
    draw = rng.random()
    if draw < rises:
        return min(5, score + rng.choice((1, 1, 2)))
    return max(1, score - 1) if draw > 0.91 else score
