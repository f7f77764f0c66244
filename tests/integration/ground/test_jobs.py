"""Long work: started once, told of as it goes, tried again, cancelled, its file for its owner alone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.ground.outbox import actions, queries, tasks
from commonweal.service.ground.outbox.models import Job

pytestmark = pytest.mark.django_db
KIND = "tests.letters"


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.OUT = tmp_path


@pytest.fixture
def work(monkeypatch):
    """Register what a job does; by default it writes one file of two rows."""

    def letters(job, tell):
        tell(1, of=2)
        (queries.folder(job) / "letters.csv").write_text("a\nb\n")
        return queries.Made("letters.csv", rows=2)

    def register(do=letters):
        monkeypatch.setitem(queries.KINDS, KIND, queries.Kind("Letters", "files.make", do))

    register()
    return register


@pytest.fixture
def asked(work, manager):
    return actions.start_job(kind=KIND, by=manager)


def after(**time):
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def done(job):
    tasks.hand_out()
    job.refresh_from_db()
    return job


def test_work_waits_for_a_worker(asked):
    assert asked.state == "queued"


def test_a_worker_does_it(asked):
    assert (done(asked).state, asked.rows) == ("done", 2)


def test_asking_twice_for_the_same_is_asking_once(asked, manager):
    assert actions.start_job(kind=KIND, by=manager) == asked


def test_who_may_not_do_it_may_not_ask_for_it(work, advisor):
    with pytest.raises(ActionRefused):
        actions.start_job(kind=KIND, by=advisor)


def test_how_far_it_is_can_be_seen_while_it_works(work, manager, client):
    seen = []
    work(lambda job, tell: (tell(3, of=9), seen.append(Job.objects.get(pk=job.pk).done), queries.Made())[-1])
    done(actions.start_job(kind=KIND, by=manager))
    assert seen == [3]


def test_what_goes_wrong_is_tried_again(work, manager):
    calls = []

    def second_time(job, tell):
        calls.append(1)
        return queries.Made() if len(calls) > 1 else 1 / 0

    work(second_time)
    job = done(actions.start_job(kind=KIND, by=manager))
    assert job.state == "queued"
    with after(minutes=3):
        assert done(job).state == "done"


def test_what_goes_wrong_over_and_over_is_given_up_in_plain_words(work, manager):
    work(lambda job, tell: 1 / 0)
    job = actions.start_job(kind=KIND, by=manager)
    with after(seconds=1) as clock:
        for _ in range(4):
            done(job)
            clock.shift(timedelta(minutes=10))
    assert (job.state, "Something went wrong" in job.words) == ("failed", True)


def test_what_is_refused_is_said_and_not_tried_again(work, manager):
    def refuse(job, tell):
        raise ActionRefused("There is nobody on this list. Choose another month.")

    work(refuse)
    job = done(actions.start_job(kind=KIND, by=manager))
    assert (job.state, job.words) == ("failed", "There is nobody on this list. Choose another month.")


def test_a_worker_that_died_is_followed_by_another(asked):
    assert len(actions.hand_out_jobs()) == 1  # and nothing more is heard of it
    assert actions.hand_out_jobs() == []
    with after(minutes=3):
        assert done(asked).state == "done"


def test_cancelled_work_stops_at_its_next_step_and_leaves_no_file(work, manager):
    def cancelled_meanwhile(job, tell):
        (queries.folder(job) / "half.csv").write_text("a")
        actions.cancel_job(job=Job.objects.get(pk=job.pk), by=manager)
        tell(1)
        raise AssertionError("it went on")

    work(cancelled_meanwhile)
    job = done(actions.start_job(kind=KIND, by=manager))
    assert (job.state, queries.folder(job).exists()) == ("cancelled", False)


def test_a_file_is_forgotten_after_a_day(asked):
    done(asked)
    with after(days=1, minutes=1):
        actions.forget_files()
    asked.refresh_from_db()
    assert (asked.file, queries.folder(asked).exists()) == ("", False)


def test_whoever_lost_the_right_meanwhile_gets_nothing(asked, manager):
    type(manager).objects.filter(pk=manager.pk).update(is_active=False)
    assert done(asked).state == "failed"


@pytest.fixture
def client(client_of):
    return client_of("manager")


def test_its_owner_takes_the_file(work, client):
    job = done(actions.start_job(kind=KIND, by=client.user))
    assert b"".join(client.get(f"/jobs/{job.pk}/file/").streaming_content) == b"a\nb\n"


def test_taking_a_file_is_in_the_audit(work, client):
    job = done(actions.start_job(kind=KIND, by=client.user))
    b"".join(client.get(f"/jobs/{job.pk}/file/").streaming_content)
    assert Entry.objects.filter(event="FILE_TAKEN", subject=job.pk, by=client.user).exists()


def test_nobody_else_sees_it(asked, client):
    assert [client.get(f"/jobs/{asked.pk}/{end}").status_code for end in ("", "file/")] == [404, 404]


def test_a_file_not_kept_is_said_in_words(work, client):
    job = done(actions.start_job(kind=KIND, by=client.user))
    with after(days=1, minutes=1):
        actions.forget_files()
    assert "not kept any longer" in client.get(f"/jobs/{job.pk}/file/").content.decode()


def test_the_page_says_how_far_it_is(work, client):
    job = actions.start_job(kind=KIND, by=client.user)
    Job.objects.filter(pk=job.pk).update(state="working", done=1200, of=4000)
    assert "1,200 of 4,000" in client.get(f"/jobs/{job.pk}/").content.decode()


def test_the_page_leads_to_the_file(work, client):
    job = done(actions.start_job(kind=KIND, by=client.user))
    assert "Download letters.csv" in client.get(f"/jobs/{job.pk}/").content.decode()


def test_work_that_is_over_can_be_had_again(work, client):
    job = done(actions.start_job(kind=KIND, by=client.user))
    client.post(f"/jobs/{job.pk}/again/")
    assert done(job).state == "done"


def test_the_list_asks_as_often_for_twelve_as_for_two(work, client, django_assert_max_num_queries):
    def asked_for(count):
        for number in range(count):
            actions.start_job(kind=KIND, by=client.user, arguments={"month": number})
        with django_assert_max_num_queries(50) as counted:
            client.get("/jobs/")
        return len(counted)

    assert asked_for(2) == asked_for(12)
