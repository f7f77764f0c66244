"""The message to the practice that is proposed when a referral is closed; the advisor changes it as needed."""

from commonweal.domain import journey, outcomes
from commonweal.service.desks.caseload.presenters.distance import finding
from commonweal.service.ground.ui.presenters.words import day


def proposed(referral, distance, onwards):
    """A few sentences from what is on the record."""
    parts = [
        _opening(referral),
        _support(onwards),
        _well_being(distance),
        _still(onwards),
        _gains(referral),
        _missing(referral),
        "With thanks for the referral.",
    ]
    return "\n\n".join(filter(None, parts))


def _opening(referral):
    when = f"on {day(referral.referred_on)} (reference {referral.reference})"
    return f"You referred {referral.person.name} {when}. Our support has now ended."


def _support(onwards):
    if not onwards:
        return "We did not refer them on to another service."
    return "\n".join(["What we arranged or told them about:", *map(_arranged, onwards)])


def _arranged(onward):
    words = ", ".join(filter(None, (onward.get_state_display(), onward.get_next_step_display()))).lower()
    return f"- {onward.service.name} ({onward.service.provider.name}): {words}"


def _well_being(distance):
    scored_twice = any(before is not None and after is not None for _, before, after in distance)
    return f"Well-being: {finding(distance).lower()}." if scored_twice else ""


def _still(onwards):
    going = [each.service.name for each in onwards if _latest(each) == "yes"]
    return f"When we last asked, they still went to {', '.join(going)}." if going else ""


def _gains(referral):
    """Steps taken and benefits awarded; what they amount to is nobody's business but the person's."""
    steps = [each.get_kind_display() for each in referral.progressions.all() if not each.mistaken]
    won = [f"Awarded: {each.get_kind_display()}" for each in referral.benefits.all() if _is_won(each)]
    return "\n".join(["What came of it:", *(f"- {words}" for words in (*steps, *won))]) if steps or won else ""


def _is_won(benefit):
    return benefit.outcome == outcomes.AWARDED and not benefit.mistaken


def _missing(referral):
    missing = [f"{each.get_need_display()}: {each.get_why_display().lower()}" for each in referral.unmet_needs.all()]
    return "\n".join(["What they could not get:", *(f"- {words}" for words in missing)]) if missing else ""


def _latest(onward):
    asked = [each.answer for each in onward.continuing.all() if each.answer in journey.STILL_GOING]
    return asked[-1] if asked else ""
