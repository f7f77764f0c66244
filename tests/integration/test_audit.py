"""What is done is written down with it, and what two people do at once is seen by both."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.audit import actions, queries
from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from tests.support.service import OrganisationFactory

GALLERY = pytest.mark.urls("tests.support.gallery")


@pytest.fixture
def organisation(db):
    return OrganisationFactory(name="Elm Road")


@pytest.fixture
def entry(organisation, advisor):
    return actions.record(event="SEEN", by=advisor, subject=organisation)


def test_a_new_row_and_its_entry_are_written_together(advisor):
    made = actions.add(Organisation(name="Oak Road", kind="practice", code="Y9"), event="MADE", by=advisor)
    assert Entry.objects.get(event="MADE").subject == made.pk


def test_a_row_that_cannot_be_written_leaves_no_entry(organisation, advisor):
    with pytest.raises(IntegrityError):
        actions.add(Organisation(name="Oak", kind="practice", code=organisation.code), event="MADE", by=advisor)
    assert not Entry.objects.filter(event="MADE").exists()


def test_an_entry_that_cannot_be_written_leaves_no_row(advisor):
    with pytest.raises(TypeError):
        actions.add(Organisation(name="Oak", kind="practice", code="Y9"), event="MADE", by=advisor, odd=object())
    assert not Organisation.objects.filter(code="Y9").exists()


def test_an_entry_that_cannot_be_written_leaves_no_change(organisation, advisor):
    with pytest.raises(TypeError):
        actions.amend(organisation, event="RENAMED", by=advisor, name="Oak", detail={"odd": object()})
    assert Organisation.objects.get(pk=organisation.pk).name == "Elm Road"


def test_a_change_raises_the_version(organisation, advisor):
    actions.amend(organisation, event="RENAMED", by=advisor, name="Oak Road")
    assert (Organisation.objects.get(pk=organisation.pk).version, organisation.version) == (2, 2)


def test_an_entry_names_the_fields_that_changed_and_not_their_values(organisation, advisor):
    actions.amend(organisation, event="RENAMED", by=advisor, name="Oak Road")
    assert Entry.objects.get(event="RENAMED").detail == {"fields": ["name"]}


def test_a_change_to_what_somebody_else_has_changed_is_refused(organisation, advisor):
    actions.amend(organisation, event="RENAMED", by=advisor, version=1, name="Oak Road")
    with pytest.raises(Stale) as lost:
        actions.amend(organisation, event="RENAMED", by=advisor, version=1, name="Ash Road")
    assert lost.value.current.name == "Oak Road"


def test_a_refused_change_leaves_no_entry(organisation, advisor):
    with pytest.raises(Stale):
        actions.amend(organisation, event="RENAMED", by=advisor, version=7, name="Ash Road")
    assert not Entry.objects.filter(event="RENAMED").exists()


def test_an_entry_is_never_saved_again(entry):
    with pytest.raises(TypeError, match="never changed"):
        entry.save()


def test_an_entry_is_never_deleted(entry):
    with pytest.raises(TypeError, match="never deleted"):
        entry.delete()


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET event = 'OTHER'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_alter_the_trail(entry, statement):
    with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Entry.objects.filter(event="SEEN").count() == 1


def test_the_trail_of_a_person_is_newest_first(advisor, organisation):
    for event in ("FIRST", "SECOND"):
        actions.record(event=event, by=advisor, person=organisation.pk)
    assert [entry.event for entry in queries.about(organisation.pk)] == ["SECOND", "FIRST"]


def test_the_trail_of_a_person_is_of_nobody_else(advisor, organisation):
    actions.record(event="OTHER", by=advisor, person=OrganisationFactory().pk)
    assert list(queries.about(organisation)) == []


def test_looking_at_a_person_is_written_down(advisor, organisation):
    actions.viewed(person=organisation, by=advisor, page="summary")
    assert [entry.detail for entry in queries.done_by(advisor).views()] == [{"page": "summary"}]


def overtaken(client):
    """Somebody else changes the record while the client's form is open; what the client sends then is answered."""
    actions.amend(client.user.organisation, event="RENAMED", by=client.user, name="Stored since")
    typed = {"name": "Typed by me", "version": "1", "note": "Every word of it", "token": "once", "days": ["1", "2"]}
    return client.post("/gallery/", typed)


@GALLERY
class TestTwoPeopleAtOnce:
    def test_the_second_is_told(self, client_of):
        assert overtaken(client_of("advisor")).status_code == 409

    def test_the_second_sees_both(self, client_of):
        page = overtaken(client_of("advisor")).content.decode()
        assert "Typed by me" in page and "Stored since" in page

    def test_nothing_typed_is_lost(self, client_of):
        page = overtaken(client_of("advisor")).content.decode()
        sent_again = ('name="note" value="Every word of it"', 'name="days" value="1"', 'name="days" value="2"')
        assert all(each in page for each in sent_again)

    def test_nothing_is_overwritten(self, client_of):
        client = client_of("advisor")
        overtaken(client)
        assert Organisation.objects.get(pk=client.user.organisation.pk).name == "Stored since"

    def test_what_was_typed_can_be_saved_after_all(self, client_of):
        client = client_of("advisor")
        assert 'name="version" value="2"' in overtaken(client).content.decode()
        client.post("/gallery/", {"name": "Typed by me", "version": "2", "token": "twice"})
        assert Organisation.objects.get(pk=client.user.organisation.pk).name == "Typed by me"

    def test_a_button_pressed_too_late_changes_nothing(self, client_of):
        client = client_of("advisor")
        actions.amend(client.user.organisation, event="RENAMED", by=client.user, name="Stored since")
        answer = client.post("/touch/", {"version": "1", "token": "once"})
        assert answer.status_code == 409 and "Nothing has been changed" in answer.content.decode()


@GALLERY
def test_what_an_action_refuses_is_said_on_the_form_itself(client_of):
    page = client_of("advisor").post("/gallery/", {"name": "Kept as typed", "note": "refuse me"}).content.decode()
    assert "There is a problem" in page and "It is closed on Sundays. Choose another day." in page


@GALLERY
def test_what_an_action_refuses_loses_nothing_typed(client_of):
    page = client_of("advisor").post("/gallery/", {"name": "Kept as typed", "note": "refuse me"}).content.decode()
    assert 'value="Kept as typed"' in page


@GALLERY
def test_what_is_refused_without_a_form_is_a_page_that_says_why(client_of):
    answer = client_of("advisor").post("/refuse/", {"token": "once"})
    assert answer.status_code == 409 and "There is no place left. Choose another service." in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "one", "1.5"])
def test_a_version_that_no_page_of_ours_sent_is_refused_in_words(organisation, advisor, typed):
    with pytest.raises(ActionRefused, match="Open it again"):
        actions.amend(organisation, event="RENAMED", by=advisor, version=typed, name="Oak Road")
