"""The extract: two sets of files for two recipients, who agreed and who did not, and nothing that names anybody."""

import csv
import io
from datetime import date

import pyarrow.parquet as parquet
import pytest

from commonweal.exchange import outcomes, sealing
from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.interfaces.extract import actions, queries
from commonweal.service.journey.assessments import actions as assessments
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.onward import actions as onwards
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.people import actions as people
from tests.support import journeys

PASSPHRASE = "four quiet words here"
CANARY = {
    "given_name": "Canarygiven",
    "family_name": "Canaryfamily",
    "known_as": "Canaryknown",
    "address": "1 Canary Row",
    "postcode": "ZZ98 7QX",
    "phone": "01632 960987",
    "email": "canary@example.org",
    "nhs_number": "9990000018",
    "born_on": date(1931, 7, 13),
    "access_needs": "Canary access",
}


@pytest.fixture
def place(db):
    return journeys.borough()


@pytest.fixture
def reviewed(place):
    """Somebody with a row in every table."""
    onward = journeys.ended(place, who=journeys.person(place, **CANARY), reason_text="Canary reason", risk_score="41.5")
    said = {"kind": "visit", "purpose": "first", "outcome": "reached", "note": "Canary note"}
    contacts.log(referral=onward.referral, by=place.advisor, on=journeys.ago(145), **said)
    told = {"scores": journeys.scores(4, money="preferred_not"), "progress": "Canary", "continuing": {onward.pk: "yes"}}
    reviews.complete(referral=onward.referral, by=place.advisor, done_on=journeys.ago(10), **told)
    gained(place, onward)
    return onward.referral


def gained(place, onward):
    """What came of it: a question answered, a step, a claim, a need unmet, the service judged, a questionnaire."""
    referral, by = onward.referral, place.advisor
    Onward.objects.filter(pk=onward.pk).update(funded_until=journeys.ago(100))
    onward.refresh_from_db()
    reviews.told_later(onward=onward, by=by, answer="yes", asked_on=journeys.ago(5), told_by="person")
    reviews.add_progression(referral=referral, kind="volunteering", began_on=journeys.ago(9), by=by, note="Canary note")
    claim = {"kind": "attendance_allowance", "claimed_on": journeys.ago(60), "outcome": "awarded", "paid": "yearly"}
    claim |= {"decided_on": journeys.ago(20), "amount_pence": 378_000, "note": "Canary note"}
    reviews.add_benefit(referral=referral, by=by, **claim)
    onwards.note_unmet(
        referral=referral, need="isolation", why="full", by=by, noted_on=journeys.ago(30), note="Canary note"
    )
    asking, _ = reviews.ask_experience(referral=referral, who="person", how="paper", by=by)
    reviews.answer_on_paper(code=asking.code, answers={"listened": 5}, words="Canary words", by=place.manager)
    asked = assessments.take_up(code="ons4", by=by)
    answers = {item.code: 7 for item in asked.rules.items}
    told = {"point": "baseline", "answered_on": journeys.ago(100), "answers": answers}
    assessments.answer(referral=referral, instrument=asked, by=by, **told)


@pytest.fixture
def costs(tmp_path):
    path = tmp_path / "costs.csv"
    path.write_text("starts_on,ends_on,item,amount\n2025-04-01,2026-03-31,core,25000000\n", "utf-8")
    return path


def run(place, folder, **options):
    options = {"passphrase": PASSPHRASE, "file_format": "csv", **options}
    return actions.extract(by=place.manager, folder=folder, **options)


def rows(done, table):
    path = done.study / f"{table}.csv"
    if path.exists():
        return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    return parquet.read_table(done.study / f"{table}.parquet").to_pylist()


def linkage(done):
    return list(csv.DictReader(io.StringIO(queries.open_linkage(done.linkage, PASSPHRASE))))


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_every_study_table_is_written(place, reviewed, costs, tmp_path, file_format):
    done = run(place, tmp_path / "out", file_format=file_format, costs=costs)
    found = {path.name for path in done.study.iterdir()}
    assert found == {f"{table.name}.{file_format}" for table in outcomes.HANDED_OVER}


@pytest.mark.parametrize("table", [table.name for table in outcomes.HANDED_OVER])
def test_a_person_who_went_the_whole_way_is_in_every_table(place, reviewed, costs, tmp_path, table):
    assert rows(run(place, tmp_path / "out", costs=costs), table)


def test_the_columns_are_those_of_the_exchange(place, reviewed, costs, tmp_path):
    done = run(place, tmp_path / "out", costs=costs)
    for table in outcomes.HANDED_OVER:
        assert list(rows(done, table.name)[0]) == [column.name for column in table.columns]


def test_every_value_with_a_code_list_is_one_of_its_codes(place, reviewed, costs, tmp_path):
    done = run(place, tmp_path / "out", costs=costs)
    strange = [
        (table.name, column.name, row[column.name])
        for table in outcomes.HANDED_OVER
        for column in table.columns
        for row in rows(done, table.name)
        if column.codes and row[column.name] and row[column.name] not in column.codes
    ]
    assert strange == []


def test_no_required_cell_is_empty(place, reviewed, costs, tmp_path):
    done = run(place, tmp_path / "out", costs=costs)
    empty = [
        (table.name, column.name)
        for table in outcomes.HANDED_OVER
        for column in table.columns
        for row in rows(done, table.name)
        if column.required and row[column.name] == ""
    ]
    assert empty == []


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_nothing_in_the_study_tables_names_anybody(place, reviewed, costs, tmp_path, file_format):
    done = run(place, tmp_path / "out", file_format=file_format, costs=costs)
    secrets = [str(value) for value in CANARY.values()] + ["Canary", "ZZ987QX", "13/07/1931", str(reviewed.person_id)]
    secrets += [reviewed.reference, str(reviewed.pk), place.advisor.name]
    for path in done.study.iterdir():
        # Parquet may be compressed: what it says is looked at as well as its bytes.
        seen = path.read_bytes() + str(rows(done, path.stem)).encode()
        assert [secret for secret in secrets if secret.lower().encode() in seen.lower()] == []


def test_the_linkage_file_holds_the_identifiers(place, reviewed, tmp_path):
    (row,) = linkage(run(place, tmp_path / "out"))
    del row["study_id"]
    wanted = ("nhs_number", "family_name", "given_name", "postcode")
    assert row == {name: CANARY[name] for name in wanted} | {"born_on": "1931-07-13", "sex": "1"}


def test_the_linkage_file_says_nothing_without_its_passphrase(place, reviewed, tmp_path):
    sealed = run(place, tmp_path / "out").linkage.read_bytes()
    assert b"Canary" not in sealed and b"9990000018" not in sealed


def test_another_passphrase_does_not_open_the_linkage_file(place, reviewed, tmp_path):
    done = run(place, tmp_path / "out")
    with pytest.raises(sealing.NotOpened, match="passphrase is another"):
        queries.open_linkage(done.linkage, "four other words here")


def test_a_linkage_file_changed_in_one_bit_does_not_open(place, reviewed, tmp_path):
    done = run(place, tmp_path / "out")
    content = bytearray(done.linkage.read_bytes())
    content[-40] ^= 1
    done.linkage.write_bytes(bytes(content))
    with pytest.raises(sealing.NotOpened):
        queries.open_linkage(done.linkage, PASSPHRASE)


def test_both_sets_share_the_study_id(place, reviewed, tmp_path):
    done = run(place, tmp_path / "out")
    assert {row["study_id"] for row in linkage(done)} == {row["study_id"] for row in rows(done, "people")}


def test_ids_hold_together_within_an_extract(place, reviewed, tmp_path):
    done = run(place, tmp_path / "out")
    (referral,), (onward,) = rows(done, "referrals"), rows(done, "onward")
    assert {row["referral_id"] for row in rows(done, "scores") + rows(done, "contacts")} == {referral["referral_id"]}
    assert {row["onward_id"] for row in rows(done, "attendance") + rows(done, "continuing")} == {onward["onward_id"]}


def without_ids(done, table):
    return [{name: value for name, value in row.items() if not name.endswith("_id")} for row in rows(done, table)]


def test_a_second_extract_shares_no_id_with_the_first(place, reviewed, tmp_path):
    first, second = (run(place, tmp_path / name) for name in ("a", "b"))
    ids = [{v for t in ("people", "referrals", "onward") for r in rows(d, t) for k, v in r.items() if k.endswith("_id")}
           for d in (first, second)]  # fmt: skip
    assert ids[0] and not ids[0] & ids[1]


def test_a_second_extract_says_the_same_otherwise(place, reviewed, tmp_path):
    first, second = (run(place, tmp_path / name) for name in ("a", "b"))
    for table in outcomes.HANDED_OVER:
        key = sorted(map(str, without_ids(first, table.name)))
        assert key == sorted(map(str, without_ids(second, table.name)))


def test_rows_stand_in_the_order_of_their_study_ids(place, tmp_path):
    for name in ("Ash", "Birch", "Cherry", "Damson", "Elder"):
        journeys.received(place, who=journeys.person(place, family_name=name))
    ids = [row["study_id"] for row in rows(run(place, tmp_path / "out"), "people")]
    assert len(ids) == 5 and ids == sorted(ids)


def test_who_did_not_agree_is_left_out_and_counted(place, reviewed, tmp_path):
    people.decide(person=reviewed.person, kind="evaluation", given=False, by=place.advisor)
    done = run(place, tmp_path / "out")
    assert (rows(done, "people"), done.excluded["no_consent"]) == ([], 1)


def test_who_was_never_asked_is_left_out_and_counted(place, tmp_path):
    who = people.register(
        by=place.doctor, practice=place.practice, given_name="Nell", family_name="Ash", born_on=date(1950, 1, 1)
    )
    people.decide(person=who, kind="service", given=True, by=place.doctor)
    journeys.received(place, who=who)
    assert run(place, tmp_path / "out").excluded["no_consent"] == 1


def test_the_latest_decision_counts(place, reviewed, tmp_path):
    for given in (False, True):
        people.decide(person=reviewed.person, kind="evaluation", given=given, by=place.advisor)
    assert len(rows(run(place, tmp_path / "out"), "people")) == 1


def test_who_opted_out_nationally_is_left_out_and_counted(place, reviewed, tmp_path):
    person = reviewed.person
    people.amend(person=person, by=place.manager, version=person.version, opted_out=True)
    done = run(place, tmp_path / "out")
    left = (rows(done, "people"), rows(done, "scores"), linkage(done))
    assert (left, done.excluded["opted_out"]) == (([], [], []), 1)


def test_a_merged_record_is_counted_and_its_referrals_go_to_the_one_kept(place, reviewed, tmp_path):
    kept = journeys.person(place, given_name="Keith", family_name="Kept")
    type(kept).objects.filter(pk=reviewed.person_id).update(merged_into=kept)
    done = run(place, tmp_path / "out")
    assert [row["family_name"] for row in linkage(done)] == ["Kept"]
    assert (len(rows(done, "referrals")), done.excluded["merged"]) == (1, 1)


def test_scored_twice_on_one_day_the_later_scoring_counts(place, tmp_path):
    referral = journeys.allocated(place)
    for value in (1, 5):
        scored = {"point": "baseline", "scored_on": journeys.ago(100), "scores": journeys.scores(value)}
        assessments.score(referral=referral, by=place.advisor, **scored)
    assert [row["score"] for row in rows(run(place, tmp_path / "out"), "scores")] == ["5"] * 8


def test_who_was_never_referred_is_not_in_the_extract(place, tmp_path):
    journeys.person(place)
    assert rows(run(place, tmp_path / "out"), "people") == []


def test_age_is_that_on_the_day_of_referral(place, tmp_path):
    referral = journeys.received(place, who=journeys.person(place, born_on=date(1940, 5, 17)))
    day = referral.referred_on
    assert rows(run(place, tmp_path / "out"), "referrals")[0]["age"] == str(
        day.year - 1940 - ((day.month, day.day) < (5, 17))
    )


def test_the_extract_is_audited_with_its_counts(place, reviewed, tmp_path):
    run(place, tmp_path / "out")
    entry = Entry.objects.get(event="STUDY_EXTRACTED")
    assert (entry.by, entry.detail["rows"]["people"]) == (place.manager, 1)


def test_the_passphrase_is_not_in_the_audit_trail(place, reviewed, tmp_path):
    run(place, tmp_path / "out")
    assert PASSPHRASE not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_a_folder_that_holds_an_extract_is_left_as_it_is(place, reviewed, tmp_path):
    run(place, tmp_path / "out")
    with pytest.raises(ActionRefused, match="holds an extract already"):
        run(place, tmp_path / "out")


def test_a_short_passphrase_is_refused(place, tmp_path):
    with pytest.raises(ActionRefused, match="at least 12 characters"):
        run(place, tmp_path / "out", passphrase="short")


def test_an_unknown_format_is_refused(place, tmp_path):
    with pytest.raises(ActionRefused, match="parquet, csv"):
        run(place, tmp_path / "out", file_format="xlsx")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2025-04-01,2024-03-31,core,1", "line 2: the period ends before it starts"),
        ("01/04/2025,2026-03-31,core,1", "line 2, starts_on: '01/04/2025' is not a date"),
        ("2025-04-01,2026-03-31,cakes,1", "line 2, item: 'cakes' is not one of core, grants"),
        ("2025-04-01,2026-03-31,core,1250.50", "line 2, amount: '1250.50' is not a whole number of pence"),
        ("2025-04-01,2026-03-31,core,-5", "line 2, amount: '-5' is not a whole number of pence"),
        ("2025-04-01,2026-03-31,core,5,000", "line 2: there are more cells than headings"),
        ("2025-04-01", "line 2, ends_on: '' is not a date"),
    ],
)
def test_a_bad_line_of_costs_is_named_and_nothing_is_written(place, costs, tmp_path, line, said):
    costs.write_text(f"starts_on,ends_on,item,amount\n{line}\n", "utf-8")
    with pytest.raises(ActionRefused, match=said):
        run(place, tmp_path / "out", costs=costs)
    assert not (tmp_path / "out").exists()


def test_costs_that_lack_a_column_are_refused(place, costs, tmp_path):
    costs.write_text("starts_on,ends_on,item\n2025-04-01,2026-03-31,core\n", "utf-8")
    with pytest.raises(ActionRefused, match="lacks the column amount"):
        run(place, tmp_path / "out", costs=costs)


def test_a_failure_half_way_leaves_no_file_and_no_entry(place, reviewed, tmp_path, monkeypatch):
    def breaks(*_):
        raise OSError("disk full")

    monkeypatch.setattr(sealing, "seal", breaks)
    with pytest.raises(OSError, match="disk full"):
        run(place, tmp_path / "out")
    left = [path for path in (tmp_path / "out").rglob("*")]
    assert (left, Entry.objects.filter(event="STUDY_EXTRACTED").count()) == ([], 0)


@pytest.mark.parametrize("people_there", [1, 4])
def test_the_number_of_statements_does_not_grow_with_people(
    place, tmp_path, people_there, django_assert_max_num_queries
):
    for number in range(people_there):
        journeys.received(place, who=journeys.person(place, given_name=f"Ann{number}"))
    with django_assert_max_num_queries(30):
        run(place, tmp_path / "out")


@pytest.mark.parametrize("who", ["advisor", "doctor", "worker"])
def test_only_a_manager_makes_an_extract(place, tmp_path, who):
    with pytest.raises(ActionRefused, match="Ask a gateway manager"):
        actions.extract(by=getattr(place, who), folder=tmp_path, passphrase=PASSPHRASE)
    assert list(tmp_path.iterdir()) == []
