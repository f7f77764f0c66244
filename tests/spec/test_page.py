"""The page of counting rules says what the cases say."""

from tests.spec import render


def test_the_page_is_up_to_date() -> None:
    assert render.main(["--check"]) == 0


def test_a_page_that_is_out_of_date_is_noticed(tmp_path, monkeypatch) -> None:
    old = tmp_path / "counting.md"
    old.write_text(render.page().replace("365", "366"), "utf-8")
    monkeypatch.setattr(render, "PAGE", old)
    assert render.main(["--check"]) == 1


def test_every_rule_has_a_case() -> None:
    assert all(rule.cases for _, rules in render.PARTS for rule in rules)
