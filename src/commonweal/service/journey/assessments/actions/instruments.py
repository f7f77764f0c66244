"""Take questionnaires into use, change them, and keep what people answered."""

from dataclasses import asdict

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from commonweal.domain import instruments, measures
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.assessments import queries
from commonweal.service.journey.assessments.models import Answer, Answering, Instrument
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals import queries as rules


def take_up(*, code, by):
    """Take one of the ready questionnaires into use."""
    rules.refuse_unknown(code, instruments.ready(), "a questionnaire")
    return _add(instruments.ready()[code], by)


def add_instrument(*, by, name, **told):
    """Enter a questionnaire of one's own."""
    code = slugify(name)[:30].strip("-").replace("-", "_")
    if not code:
        raise ActionRefused("Give the questionnaire a name of letters or digits.")
    return _add(instruments.Instrument(code=code, name=name.strip(), **told), by)


@transaction.atomic
def _add(asked, by, edition=1):
    queries.refuse_faulty(asked)
    if edition == 1 and Instrument.objects.filter(code=asked.code).exists():
        raise ActionRefused(f"There is a questionnaire called {asked.name} already. Change that one.")
    stored = Instrument(by=by, edition=edition, **_stored(asked))
    return audit.add(stored, event="INSTRUMENT_ADDED", by=by, code=asked.code, edition=edition)


def _stored(asked):
    told = asdict(asked)
    return told | {
        "items": list(told["items"]),
        "table": [str(score) for score in told["table"]],
        "points": list(told["points"]),
    }


@transaction.atomic
def change_instrument(*, instrument, by, version, name, **told):
    """Change a questionnaire; once answered, it stays as it was, and the change is a new edition in its place."""
    changed = instruments.Instrument(code=instrument.code, name=name.strip(), **told)
    queries.refuse_faulty(changed)
    if not queries.is_answered(instrument):
        return audit.amend(instrument, event="INSTRUMENT_CHANGED", by=by, version=version, **_stored(changed))
    if changed == instrument.rules:
        return instrument
    audit.amend(instrument, event="INSTRUMENT_REPLACED", by=by, version=version, in_use=False)
    last = Instrument.objects.filter(code=instrument.code).aggregate(last=Max("edition"))["last"]
    Instrument.objects.filter(code=instrument.code, in_use=True).update(in_use=False)
    return _add(changed, by, edition=last + 1)


def retire(*, instrument, by, version):
    """Ask it of nobody new; whoever answered it before is still asked at follow-up."""
    return audit.amend(instrument, event="INSTRUMENT_RETIRED", by=by, version=version, in_use=False)


@transaction.atomic
def put_back(*, instrument, by, version):
    if Instrument.objects.filter(code=instrument.code, in_use=True).exclude(pk=instrument.pk).exists():
        raise ActionRefused("Another edition of this questionnaire is in use. Take that one out of use first.")
    return audit.amend(instrument, event="INSTRUMENT_PUT_BACK", by=by, version=version, in_use=True)


@transaction.atomic
def answer(*, referral, instrument, point, answered_on, by, answers):
    """Keep a questionnaire as answered on one day: for each item its answer, or the reason why there is none."""
    referrals.lock(referral=referral, by=by)
    rules.refuse_unallocated(referral)
    rules.refuse_unknown(point, measures.POINTS, "baseline or follow-up")
    rules.refuse_day(referral, answered_on, "the answers")
    if instrument not in queries.offered(referral, point):
        raise ActionRefused(f"{instrument.name} is not asked now. Choose one that is in use.")
    _refuse_order(referral, instrument, point, answered_on)
    rows = [_row(instrument.rules, place, item, answers) for place, item in enumerate(instrument.rules.items, 1)]
    answering = Answering(referral=referral, instrument=instrument, point=point, answered_on=answered_on, by=by)
    told = {"point": point, "instrument": instrument.code}
    audit.add(answering, event="INSTRUMENT_ANSWERED", by=by, person=referral.person_id, **told)
    for row in rows:
        row.answering = answering
    Answer.objects.bulk_create(rows)
    return answering


def _refuse_order(referral, instrument, point, answered_on):
    asked = Answering.objects.filter(referral=referral, instrument=instrument)
    if point == "baseline" and asked.filter(point="follow_up").exists():
        raise ActionRefused("The follow-up was recorded already, so the baseline stays as it is.")
    if point == "follow_up":
        first = asked.filter(point="baseline").order_by("answered_on").last()
        if first is None:
            raise ActionRefused("There is no baseline to compare with. Record these answers as the baseline.")
        if answered_on < first.answered_on:
            raise ActionRefused("The follow-up is dated before the baseline. Check the date.")


def _row(asked, place, item, answers):
    given = answers.get(item.code)
    if given in measures.SKIPPED:
        return Answer(item=item.code, skipped=given)
    if not isinstance(given, int) or isinstance(given, bool) or not asked.lowest <= given <= asked.highest:
        scale = f"{asked.lowest} to {asked.highest}"
        raise ActionRefused(f"Question {place}: choose an answer from {scale}, or say why it was skipped.")
    return Answer(item=item.code, value=given)
