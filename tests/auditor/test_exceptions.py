"""The exceptions file is read with care: what is wrong in it is told with line, key and repair."""

from datetime import date
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.exceptions import read_exceptions

ENTRY = """\
# accepted for now
- rule: image-alt
  page: /gallery/*
  owner: Web officer
  reason: The museum writes
    the texts in February.
  expires: 2027-03-04
- rule: label
  identity: 0123456789abcdef
  owner: वेब अधिकारी
  reason: "#12"
  expires: "2026-12-31"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "exceptions.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_entries_are_read_with_their_lines(tmp_path: Path) -> None:
    first, second = read_exceptions(written(tmp_path, ENTRY))
    assert (first.rule, first.page, first.identity, first.line) == ("image-alt", "/gallery/*", "", 2)
    assert (first.reason, first.expires) == ("The museum writes the texts in February.", date(2027, 3, 4))
    assert (second.owner, second.identity, second.expires) == ("वेब अधिकारी", "0123456789abcdef", date(2026, 12, 31))


def test_an_empty_file_accepts_nothing(tmp_path: Path) -> None:
    assert read_exceptions(written(tmp_path, "# none yet\n")) == ()


@pytest.mark.parametrize(
    ("change", "said", "hint"),
    [
        (("  owner: Web officer\n", ""), ["line 2", "‘owner’ is missing"], "owner: Web officer"),
        (("reason: The museum writes\n    the texts in February.", "reason:"), ["line 5", "‘reason’"], "reason:"),
        (("expires: 2027-03-04", "expires: next year"), ["line 7", "expires", "‘next year’"], "2027-03-04"),
        (("rule: image-alt", "rule: image-alts"), ["line 2", "‘image-alts’"], "image-alt"),
        (("  page: /gallery/*\n", ""), ["line 2", "neither page nor identity"], "page:"),
        (("owner: Web", "ovner: Web"), ["line 4", "‘ovner’ is unknown"], "“owner”"),
        (("  owner: Web officer\n", "  owner: a\n  owner: b\n"), ["line 5", "twice"], "Delete"),
        (("- rule: image-alt\n  page", "rule: image-alt\npage"), ["line"], "like this"),
        (("page: /gallery/*", "page: *"), ["line 3"], "quotes"),
        (("# accepted for now\n- rule", "# accepted for now\n- words\n- rule"), ["line 2", "no list of keys"], "rule:"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_repair(
    tmp_path: Path, change: tuple[str, str], said: list[str], hint: str
) -> None:
    assert change[0] in ENTRY
    with pytest.raises(InputError) as error:
        read_exceptions(written(tmp_path, ENTRY.replace(*change)))
    assert all(part in str(error.value) for part in (*said, "exceptions.yaml")), str(error.value)
    assert hint in error.value.hint


def test_another_file_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "picture.yaml"
    picture.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read_exceptions(picture)
