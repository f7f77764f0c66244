"""The whole thread through real files: from the borough to the page that shows what the evaluation found."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from commonweal.evaluation import report, synthetic
from commonweal.evaluation.study import Study
from commonweal.exchange import release
from commonweal.paper.words import count
from commonweal.service.ground.audit.models import Entry
from commonweal.service.interfaces.extract import actions as extract
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Person
from tests.support import demonstration
from tests.support.demonstration import named
from tests.support.pages import words
from tests.support.service import signed_in

PEOPLE = 90
PASSPHRASE = "four quiet words here"


@pytest.fixture(scope="module")
def _thread(django_db_setup, django_db_blocker, tmp_path_factory):
    """Carried out once, as far as the release; these tests only look."""
    folder = tmp_path_factory.mktemp("thread")
    with django_db_blocker.unblock(), demonstration.borough(PEOPLE, seed=2) as made:
        costs = folder / "costs.csv"
        costs.write_text(made.costs, "utf-8")
        extracted = extract.extract(
            by=made.manager, folder=folder, passphrase=PASSPHRASE, costs=costs, file_format="csv"
        )
        synthetic.hospital(extracted.study, folder / "hospital", seed=2, data_to=timezone.localdate())
        plan = folder / "hospital" / "plan.toml"
        plan.write_text(plan.read_text("utf-8") + 'waiver = "a test"\n', "utf-8")
        results = Study(plan, folder / "evaluation").evaluate()
        written = report.write(folder / "evaluation")
        release.publish(results, folder / "releases")
        yield SimpleNamespace(folder=folder, extracted=extracted, results=results, report=written)


@pytest.fixture
def thread(_thread, db, settings):
    settings.RELEASES = _thread.folder / "releases"
    return _thread


@pytest.fixture
def reader(thread):
    return signed_in(named("commissioner"))


def page(reader, name, *args):
    return words(reader.get(reverse(f"insight:{name}", args=args)))


def test_everybody_is_extracted_or_counted_as_left_out(thread):
    left_out = sum(thread.extracted.excluded.values())
    referred = Referral.objects.values("person").distinct().count()
    assert thread.extracted.rows["people"] + left_out == referred == PEOPLE


def test_the_flow_of_the_evaluation_begins_with_everybody_who_was_referred(thread):
    assert thread.results.flow[0].people == PEOPLE


def test_the_evaluation_counts_the_referrals_of_the_extract(thread):
    assert thread.results.process["Referrals in"] == thread.extracted.rows["referrals"] <= Referral.objects.count()


def test_handing_over_the_extract_is_in_the_audit(thread):
    assert Entry.objects.get(event="STUDY_EXTRACTED").by == named("manager")


def test_no_nhs_number_is_in_what_the_evaluator_gets_or_gives(thread):
    numbers = list(Person.objects.exclude(nhs_number=None).values_list("nhs_number", flat=True))
    files = [path for name in ("study", "evaluation", "releases") for path in (thread.folder / name).rglob("*.*")]
    text = b"".join(path.read_bytes() for path in [*files, thread.report] if path.is_file())
    assert len(text) > 10_000
    assert [number for number in numbers if number.encode() in text] == []


def test_the_report_names_every_outcome_that_was_counted(thread):
    names = {change.name for change in thread.results.changes}
    assert names
    assert [name for name in names if name.replace("&", "&amp;") not in thread.report.read_text("utf-8")] == []


def test_the_commissioner_sees_every_outcome_that_was_released(thread, reader):
    shown = page(reader, "hospital")
    released = release.newest(thread.folder / "releases").results
    assert released.changes
    assert [each.name for each in released.changes if each.name.replace("&", "&amp;") not in shown] == []


def test_the_commissioner_sees_how_many_were_counted(thread, reader):
    released = release.newest(thread.folder / "releases").results
    shown = page(reader, "basis")
    assert released.flow
    assert [step.what for step in released.flow if f">{count(step.people)}<" not in shown.replace("\n", "")] == []


def test_the_commissioner_sees_the_measures_of_well_being(thread, reader):
    shown = page(reader, "wellbeing")
    assert [moved.name for moved in thread.results.wellbeing if moved.name not in shown] == []


def test_the_commissioner_sees_what_it_is_worth(thread, reader):
    assert "released" in page(reader, "value")
    assert "No results have been released yet" not in page(reader, "value")


def test_without_a_release_the_page_says_so(thread, reader, settings, tmp_path):
    settings.RELEASES = tmp_path
    assert "No results have been released yet" in page(reader, "hospital")
