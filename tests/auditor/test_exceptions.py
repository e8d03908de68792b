"""The exceptions file is read with care: what is wrong in it is told with line, key and repair."""

from datetime import date
from pathlib import Path

import pytest
from faulty_files import EXCEPTIONS, FAULTY_EXCEPTIONS

from auditor.errors import InputError
from auditor.exceptions import read_exceptions


def written(folder: Path, text: str) -> Path:
    file = folder / "exceptions.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_entries_are_read_with_their_lines(tmp_path: Path) -> None:
    first, second = read_exceptions(written(tmp_path, EXCEPTIONS))
    assert (first.rule, first.page, first.identity, first.line) == ("image-alt", "/gallery/*", "", 2)
    assert (first.reason, first.expires) == ("The museum writes the texts in February.", date(2027, 3, 4))
    assert (second.owner, second.identity, second.expires) == ("वेब अधिकारी", "0123456789abcdef", date(2026, 12, 31))


def test_an_empty_file_accepts_nothing(tmp_path: Path) -> None:
    assert read_exceptions(written(tmp_path, "# none yet\n")) == ()


@pytest.mark.parametrize(("change", "said", "hint"), FAULTY_EXCEPTIONS)
def test_what_is_wrong_is_told_with_its_place_and_repair(
    tmp_path: Path, change: tuple[str, str], said: tuple[str, ...], hint: str
) -> None:
    assert change[0] in EXCEPTIONS
    with pytest.raises(InputError) as error:
        read_exceptions(written(tmp_path, EXCEPTIONS.replace(*change)))
    assert all(part in str(error.value) for part in (*said, "exceptions.yaml")), str(error.value)
    assert hint in error.value.hint


def test_another_file_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "picture.yaml"
    picture.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read_exceptions(picture)
