"""The command that loads where postcodes are: what it takes, and what it says of a file it cannot take."""

import pytest
from django.core.management import CommandError, call_command

from commonweal.service.ground.audit.models import Entry
from commonweal.service.menu import queries
from commonweal.service.menu.models import Spot
from tests.support import journeys

pytestmark = pytest.mark.django_db
HEAD = "postcode,easting,northing\n"


@pytest.fixture
def load(tmp_path):
    def loaded(text):
        file = tmp_path / "postcodes.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        call_command("load_postcodes", str(file))
        return dict(Spot.objects.values_list("postcode", "easting"))

    return loaded


def refused(load, text):
    with pytest.raises(CommandError) as why:
        load(text)
    assert not Spot.objects.exists()
    return str(why.value)


def test_rows_are_loaded_and_postcodes_tidied(load):
    assert load(HEAD + "zz11aa,1000,2000\nZZ2 2BB,3,4\n") == {"ZZ1 1AA": 1000, "ZZ2 2BB": 3}


def test_a_mark_at_the_start_other_columns_and_empty_lines_do_no_harm(load):
    assert load(b"\xef\xbb\xbfid,Easting,Northing,Postcode\n7,1,2,ZZ1 1AA\n\n") == {"ZZ1 1AA": 1}


def test_the_later_of_two_places_of_a_postcode_counts(load):
    assert load(HEAD + "ZZ1 1AA,1,1\nZZ1 1AA,2,2\n") == {"ZZ1 1AA": 2}


def test_loading_again_moves_what_has_moved(load):
    load(HEAD + "ZZ1 1AA,1,1\n")
    assert load(HEAD + "ZZ1 1AA,9,9\n") == {"ZZ1 1AA": 9}


def test_loading_is_audited_with_the_number_of_rows(load):
    load(HEAD + "ZZ1 1AA,1,1\n")
    assert Entry.objects.get(event="SPOTS_LOADED").detail == {"rows": 1}


def test_more_rows_than_go_in_at_once_are_all_loaded(load):
    rows = "".join(
        f"ZZ{one}{two} {three}AA,{three},1\n" for one in range(10) for two in range(10) for three in range(5)
    )
    assert len(load(HEAD + rows + "".join(f"YY{n // 100}{n // 10 % 10} {n % 10}AB,1,1\n" for n in range(999)))) == 1499


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no heading postcode"),
        ("postcode,x,y\nZZ1 1AA,1,1\n", "no heading easting and no heading northing"),
        (HEAD, "no rows below its headings"),
        (HEAD + "nowhere,1,1\n", "line 2: Enter a full UK postcode"),
        (HEAD + "ZZ1 1AA,1,1\nZZ1 1AB,east,1\n", "line 3: The easting 'east' is not a number"),
        (HEAD + "ZZ1 1AA,1,9999999\n", "line 2: The northing 9999999 is off the national grid"),
        (HEAD + "ZZ1 1AA,nan,1\n", "line 2: The easting 'nan' is not a number"),
        (HEAD + "ZZ1 1AA,1\n", "line 2: A column is missing"),
        (HEAD + "Z\x001,1,1\n", "postcode"),
        ("postcode;easting;northing\nZZ1 1AA;1;1\n", "The headings are postcode, easting, northing"),
        ((HEAD + "ZZ1 1AA,1,1\n").encode("utf-16"), "not in UTF-8"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line_and_loads_nothing(load, text, said):
    assert said in refused(load, text)


def test_after_twenty_wrong_lines_it_only_says_that_there_are_more(load):
    assert refused(load, HEAD + "wrong,1,1\n" * 50).count("line ") == 20


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_postcodes", str(tmp_path / "none.csv"))


def test_a_loaded_file_is_measured_from_at_once(load):
    place = journeys.borough()
    journeys.runs(place, journeys.service(place), "ZZ1 1AA")
    list(queries.search(near="ZZ2 2BB"))
    load(HEAD + "ZZ1 1AA,0,0\nZZ2 2BB,300,400\n")
    assert queries.search(near="ZZ2 2BB")[0].distance_m == 500
