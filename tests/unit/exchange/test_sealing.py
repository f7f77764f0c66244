"""Sealed files: what goes in comes out, for who knows the passphrase and for nobody else."""

import pytest

from commonweal.exchange import sealing

PASSPHRASE = "four quiet words here"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    path = tmp_path_factory.mktemp("sealed") / "linkage.csv.sealed"
    return sealing.seal([b"study_id,nhs_number\n", b"", b"9f2c1a7be0d43586,9990000018\n"], path, PASSPHRASE)


def changed(sealed, tmp_path, change):
    other = tmp_path / sealed.name
    other.write_bytes(change(bytearray(sealed.read_bytes())))
    return other


def flip(place):
    def flipped(content):
        content[place] ^= 1
        return content

    return flipped


def test_what_was_sealed_is_opened_whole(sealed):
    assert sealing.unseal(sealed, PASSPHRASE) == b"study_id,nhs_number\n9f2c1a7be0d43586,9990000018\n"


def test_the_same_content_is_sealed_differently_each_time(sealed, tmp_path):
    again = sealing.seal([sealing.unseal(sealed, PASSPHRASE)], tmp_path / "again", PASSPHRASE)
    assert again.read_bytes()[len(sealing.MAGIC) + 3 :] != sealed.read_bytes()[len(sealing.MAGIC) + 3 :]


def test_a_passphrase_typed_with_other_accents_codes_is_the_same(tmp_path):
    path = sealing.seal([b"x"], tmp_path / "file", "caf\u00e9 caf\u00e9 caf\u00e9")
    assert sealing.unseal(path, "cafe\u0301 cafe\u0301 cafe\u0301") == b"x"


def test_another_passphrase_opens_nothing(sealed):
    with pytest.raises(sealing.NotOpened, match="the passphrase is another"):
        sealing.unseal(sealed, PASSPHRASE + "!")


@pytest.mark.parametrize("place", [13, 30, 45, -20, -1], ids=["salt", "nonce", "content", "content's end", "tag"])
def test_a_file_changed_in_one_bit_opens_nothing(sealed, tmp_path, place):
    with pytest.raises(sealing.NotOpened):
        sealing.unseal(changed(sealed, tmp_path, flip(place)), PASSPHRASE)


@pytest.mark.parametrize("kept", [0, 5, 40, -1])
def test_a_file_cut_short_opens_nothing(sealed, tmp_path, kept):
    with pytest.raises(sealing.NotOpened):
        sealing.unseal(changed(sealed, tmp_path, lambda content: content[:kept]), PASSPHRASE)


def test_a_file_that_asks_for_endless_work_is_not_tried(sealed, tmp_path):
    def costly(content):
        content[len(sealing.MAGIC)] = 40
        return content

    with pytest.raises(sealing.NotOpened, match="more work than is reasonable"):
        sealing.unseal(changed(sealed, tmp_path, costly), PASSPHRASE)


def test_a_short_passphrase_seals_nothing(tmp_path):
    with pytest.raises(ValueError, match="at least 12 characters"):
        sealing.seal([b"x"], tmp_path / "file", "short")


def test_a_failure_half_way_leaves_no_sealed_file(tmp_path):
    def breaks():
        yield b"begun"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        sealing.seal(breaks(), tmp_path / "file", PASSPHRASE)
    assert not (tmp_path / "file").exists()
