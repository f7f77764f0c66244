"""The cohort: how many leave at each step, who was found in the hospital data, and the rules in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from commonweal.evaluation import activity, cohort, engines, inputs
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import CohortPlan, Matching, Plan, Rules, Subgroups
from tests.support.small_study import SmallStudy


class Study:
    """A small study with its engine, to choose from again and again."""

    def __init__(self, small: SmallStudy):
        self.engine = engines.start("duckdb", small.folder / "scratch")
        self.plan: Plan = small.plan()
        self.store = small.prepare(self.engine)
        self.source = inputs.read(self.engine, self.store)

    def select(self, **changes: object) -> cohort.Cohort:
        section: CohortPlan = replace(self.plan.cohort, **changes)
        return cohort.select(self.engine, self.source, replace(self.plan, cohort=section))


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    small = SmallStudy(tmp_path_factory.mktemp("study"))
    for number, (referred_on, age) in enumerate([("2012-06-01", 70), ("2014-03-31", 81), ("2013-06-01", 30)], start=3):
        small.add("study/people.csv", f"s{number},patient,1,B,C87001,,,")
        small.add("study/referrals.csv", f"s{number},r{number},{referred_on},{age},C87001,practice,,closed,,")
    small.add("study/people.csv", "s6,patient,1,B,C87001,,,")
    small.add("bridge.csv", "s4,H4,1")
    small.add("bridge.csv", "s5,H5,1")
    small.add("deaths.csv", "H5,2013-05-31")
    small.put("study/onward.csv", "study_id,referral_id,onward_id,made_on,kind,service_type,provider,state,started_on,"
              "funded_until,next_step,next_step_on\ns1,r1,o1,2013-04-20,funded_vcs,,,sent,,,,\n"
              "s2,r2,o2,2013-05-20,signpost,,,given,,,,\ns3,r3,o3,2012-06-20,statutory,,,sent,,,,\n")  # fmt: skip
    study = Study(small)
    yield study
    study.engine.close()


def test_each_step_of_the_flow_says_how_many_left_and_how_many_remain(study: Study) -> None:
    flow = [(step.what, step.left_out, step.people) for step in study.select().flow]
    assert flow == [
        ("People in the study tables", 0, 6),
        ("Referred at some time", 1, 5),
        ("Referred from 1 April 2013 to 31 March 2014", 1, 4),
        ("Found in the hospital data, match rank 8 or surer", 0, 4),
        ("Alive on the day of referral", 1, 3),
        ("Hospital data for all 12 months before (they begin on 1 April 2012)", 0, 3),
        ("Hospital data for all 12 months after (they end on 31 March 2015)", 0, 3),
    ]


def test_the_last_step_is_the_people_analysed(study: Study) -> None:
    chosen = study.select()
    assert chosen.flow[-1].people == len(chosen.people["person"])


def test_windows_of_two_years_leave_out_those_whom_the_data_do_not_cover(study: Study) -> None:
    flow = study.select(months=24, data_from=date(2011, 4, 2)).flow
    assert [step.left_out for step in flow][-2:] == [0, 2]


def test_those_referred_in_the_period_are_counted_linked_or_not(study: Study) -> None:
    assert study.select(match_rank_up_to=1).referred == 4


def test_linkage_is_told_over_all_and_by_age_sex_and_practice(study: Study) -> None:
    rows = [(row.by, row.group, row.people, row.linked) for row in study.select(match_rank_up_to=1).linkage]
    assert rows == [
        ("all", "Everybody", 4, 3),
        ("age", "80 and over", 2, 2),
        ("age", "Under 60", 2, 1),
        ("sex", "Female", 1, 1),
        ("sex", "Male", 3, 2),
        ("practice", "C87001", 3, 3),
        ("practice", "C87002", 1, 0),
    ]


def test_every_column_has_one_entry_a_person(study: Study) -> None:
    assert {len(values) for values in study.select().people.values()} == {3}


def test_the_rules_say_from_which_day_each_group_is_known(study: Study) -> None:
    plan = replace(study.plan, matching=Matching(), subgroups=Subgroups(landmark_days=190))
    (words,) = (rule.words for rule in cohort.rules(plan) if rule.name == "Landmarks")
    assert words.endswith(
        "190 for referral to a funded provider, 190 for engagement, 210 for change of well-being, "
        "274 for continued use."
    )


def test_the_rules_say_which_groups_are_known_too_late_for_a_landmark(study: Study) -> None:
    plan = replace(study.plan, matching=Matching(), subgroups=Subgroups(landmark_continuing_days=336))
    (words,) = (rule.words for rule in cohort.rules(plan) if rule.name == "Landmarks")
    assert words.endswith(
        "210 for change of well-being. Known too late in the first year to be compared so: continued use."
    )


def test_without_controls_there_is_no_landmark_to_tell_of(study: Study) -> None:
    assert "Landmarks" not in {rule.name for rule in cohort.rules(study.plan)}


def test_the_rules_carry_the_plans_numbers(study: Study) -> None:
    section = replace(study.plan.cohort, months=6, match_rank_up_to=3)
    plan = replace(study.plan, cohort=section, rules=Rules(engaged_contacts=5, continuing_after_days=40))
    words = " ".join(rule.words for rule in cohort.rules(plan))
    for part in ("182 days", "match rank 3", "At least 5 contacts", "40 to 365 days"):
        assert part in words


def test_the_process_counts_are_of_those_referred_in_the_period(study: Study) -> None:
    counts = study.source.process
    expected = {"Referrals in": 4, "Practices that referred": 2, "Aged 80 and over": 2, "Not white": 0, "Signpost": 1}
    assert {name: counts[name] for name in expected} == expected


def test_referrals_out_leave_out_signposts_and_other_periods(study: Study) -> None:
    assert study.source.process["Referrals out"] == 1


@pytest.mark.spark
def test_spark_chooses_and_counts_from_the_store_as_duckdb_does(study: Study, spark: Engine) -> None:
    inputs.read(spark, study.store)
    found = []
    for engine in (study.engine, spark):
        chosen = cohort.select(engine, study.source, study.plan)
        used = activity.count(engine, chosen, study.plan)
        found.append((chosen.flow, chosen.linkage, [side.tolist() for sides in used.values() for side in sides]))
    assert found[0] == found[1]
