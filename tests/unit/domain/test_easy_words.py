"""The sentences of the plan in easy words, and a service's own in their place."""

import pytest

from commonweal.domain.plans import easy_words


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "ours.toml"

    def write(text):
        file.write_text(text, "utf-8")
        return file

    return write


def test_every_ready_sentence_is_short():
    sentences = [part for told in easy_words.sentences().values() for part in told.split(".")]
    assert max(len(part.split()) for part in sentences) <= easy_words.LONGEST_WORDS


def test_a_service_puts_its_own_sentence_in_place(own):
    told = easy_words.sentences(own('ring = "Call us"'))
    assert (told["ring"], told["title"]) == ("Call us", "My plan")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('rign = "Call us"', "there is no sentence called rign"),
        ('ring = ""', "ring is empty"),
        ("ring = 3", "ring is empty or is not text"),
        (f'ring = "{"word " * 16}"', "Make it shorter"),
        ("ring = Call us", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_said(own, text, why):
    with pytest.raises(easy_words.NotEasy, match=why):
        easy_words.sentences(own(text))


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(easy_words.NotEasy, match="cannot be read"):
        easy_words.sentences(tmp_path / "nowhere.toml")
